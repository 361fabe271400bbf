package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.SystemField;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSizesTest {

    private static final int EVENTS = 5000;

    private final Directory directory = new ByteBuffersDirectory();

    /** All columns in one file, or the message in one of its own; one file for the segment, or several. */
    @ParameterizedTest(name = "compound {0}, message apart {1}")
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void theBytesOfEachColumnAreTold(boolean compound, boolean messageApart) throws IOException {
        IndexWriterConfig configuration =
                SmallIndex.configuration(NoMergePolicy.INSTANCE).setUseCompoundFile(compound);
        if (messageApart) {
            DocValuesFormat apart = new Lucene90DocValuesFormat();
            configuration.setCodec(new Lucene104Codec() {

                @Override
                public DocValuesFormat getDocValuesFormatForField(String field) {
                    return field.equals(SystemField.MESSAGE) ? apart : super.getDocValuesFormatForField(field);
                }
            });
        }
        Random random = new Random(3);
        long messages = 0;
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            for (int i = 0; i < EVENTS; i++) {
                String message = SmallIndex.noise(random, 50 + random.nextInt(50));
                messages += message.length();
                Document event = SmallIndex.event(1_700_000_000_000L + i * 1000L, "s" + i % 4, message);
                event.add(new NumericDocValuesField("random", random.nextLong()));
                event.add(new NumericDocValuesField("constant", 7));
                event.add(new SortedDocValuesField("ids", new BytesRef(SmallIndex.noise(random, 20))));
                writer.addDocument(event);
                if (i == EVENTS / 2) {
                    writer.flush();
                }
            }
        }
        Map<String, Long> sizes =
                ColumnSizes.of(directory).stream().collect(Collectors.toMap(ColumnSize::column, ColumnSize::bytes));
        assertThat(sizes.get(SystemField.MESSAGE)).isBetween(messages, messages + 3 * EVENTS);
        assertThat(sizes.get("random")).isBetween(8L * EVENTS, 8L * EVENTS + 100);
        assertThat(sizes.get("ids")).isBetween(20L * EVENTS, 26L * EVENTS);
        assertThat(sizes.get(SystemField.LOG_STREAM)).isBetween(EVENTS / 4L, EVENTS / 4L + 500);
        assertThat(sizes.get(SystemField.TIMESTAMP)).isBetween(EVENTS / 2L, 3L * EVENTS);
        assertThat(sizes.getOrDefault("constant", 0L)).isLessThan(100);
        assertThat(sizes.get(ColumnSizes.OTHER)).isBetween(1L, 8000L);

        long all = 0;
        for (String file : SegmentInfos.readLatestCommit(directory).files(true)) {
            all += directory.fileLength(file);
        }
        assertThat(sizes.values().stream().mapToLong(size -> size).sum()).isEqualTo(all);
        assertThat(ColumnSizes.of(directory)).isSortedAccordingTo((a, b) -> Long.compare(b.bytes(), a.bytes()));
    }

    @Test
    void aWriterMayTakeFilesAwayMeanwhile() throws IOException {
        IndexWriterConfig configuration = SmallIndex.configuration(new LogDocMergePolicy());
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            BusyDirectory.Event event = () -> {
                writer.addDocument(SmallIndex.event(1_700_000_000_000L, "s", "m"));
                writer.flush();
                writer.addDocument(SmallIndex.event(1_700_000_000_001L, "s", "m"));
                writer.forceMerge(1);
                writer.commit();
            };
            event.happen();
            assertThat(ColumnSizes.of(new BusyDirectory(directory, ".fnm", 3, event)))
                    .isEqualTo(ColumnSizes.of(directory));
        }
    }

    @Test
    void anEmptyIndexHasNoColumns() throws IOException {
        assertThat(ColumnSizes.of(directory)).isEmpty();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
            writer.addDocument(new Document());
        }
        assertThat(ColumnSizes.of(directory)).extracting(ColumnSize::column).containsExactly(ColumnSizes.OTHER);
    }
}
