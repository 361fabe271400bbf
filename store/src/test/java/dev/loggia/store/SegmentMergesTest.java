package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** Times, merges and deletions on real indexes. */
class SegmentMergesTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;

    private final Directory directory = new ByteBuffersDirectory();
    private final SegmentTimes times = new StoredSegmentTimes();
    private final Random random = new Random(7);

    @Test
    void timesAreReadOfFlushedAndOfMergedSegmentsBeTheyOneFileOrSeveral() throws IOException {
        for (boolean compound : new boolean[] {false, true}) {
            try (IndexWriter writer = new IndexWriter(
                    directory, SmallIndex.configuration(NoMergePolicy.INSTANCE).setUseCompoundFile(compound))) {
                add(writer, START + 5, START + 3, START + 9);
                writer.flush();
                add(writer, START - 7);
                writer.flush();
            }
        }
        assertThat(segmentTimes())
                .containsExactly(
                        new TimeRange(START + 3, START + 9),
                        new TimeRange(START - 7, START - 7),
                        new TimeRange(START + 3, START + 9),
                        new TimeRange(START - 7, START - 7));
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(0)))) {
            writer.forceMerge(1);
        }
        assertThat(segmentTimes()).containsExactly(new TimeRange(START - 7, START + 9));
    }

    @Test
    void segmentsWithoutTimesHaveNone() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
        assertThat(times.of(SegmentInfos.readLatestCommit(directory).info(0))).isNull();
    }

    /** Windows hold 64 MB before they end, so big days are made with incompressible messages. */
    @Test
    void bigDaysAreMergedApartFromEachOther() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(100 * DAY)))) {
            for (int day = 0; day < 3; day++) {
                for (int flush = 0; flush < 20; flush++) {
                    for (int event = 0; event < 35; event++) {
                        writer.addDocument(SmallIndex.event(
                                START + day * DAY + flush * 1000L + event,
                                "s" + event,
                                SmallIndex.noise(random, 60_000)));
                    }
                    writer.flush();
                }
            }
            writer.commit();
            assertThat(segmentTimes().size()).isLessThan(3 * 16);
            eachSegmentIsOfOneDay();
            writer.forceMerge(1);
            writer.commit();
        }
        eachSegmentIsOfOneDay();
        assertThat(segmentTimes()).hasSize(3);
    }

    @Test
    void aThousandTinyFlushesMakeFewSegmentsOfOneFileEach() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(0)))) {
            for (int flush = 0; flush < 1000; flush++) {
                add(writer, START + flush);
                DayWindowMergePolicy.chooseFilesOfFlush(writer);
                writer.flush();
            }
        }
        SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
        assertThat(infos.size()).isLessThan(32);
        assertThat(infos.asList()).allMatch(segment -> segment.info.getUseCompoundFile());
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.numDocs()).isEqualTo(1000);
        }
    }

    @Test
    void largeSegmentsAreSeveralFiles() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(0)))) {
            for (int part = 0; part < 2; part++) {
                for (int event = 0; event < 600; event++) {
                    writer.addDocument(SmallIndex.event(START + event, "s", SmallIndex.noise(random, 30_000)));
                }
                DayWindowMergePolicy.chooseFilesOfFlush(writer);
                writer.flush();
            }
            writer.commit();
            assertThat(SegmentInfos.readLatestCommit(directory).asList())
                    .noneMatch(segment -> segment.info.getUseCompoundFile());
            writer.forceMerge(1);
        }
        assertThat(SegmentInfos.readLatestCommit(directory).asList())
                .singleElement()
                .matches(segment -> !segment.info.getUseCompoundFile());
    }

    @Test
    void expiredSegmentsGoAsAWholeAndOthersAreNotTouched() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(NoMergePolicy.INSTANCE))) {
            for (int day = 0; day < 4; day++) {
                add(writer, START + day * DAY, START + day * DAY + 100);
                writer.flush();
            }
            // Reaches back, but its newest event stays.
            add(writer, START - 5 * DAY, START + 3 * DAY);
            writer.commit();
            List<String> files = List.of(directory.listAll());
            List<SegmentCommitInfo> before =
                    SegmentInfos.readLatestCommit(directory).asList();

            writer.deleteDocuments(new ExpiredSegmentsQuery(START + DAY + 100));
            writer.commit();
            List<SegmentCommitInfo> after =
                    SegmentInfos.readLatestCommit(directory).asList();
            assertThat(names(after)).isEqualTo(names(before.subList(1, 5)));
            assertThat(after).noneMatch(SegmentCommitInfo::hasDeletions);
            assertThat(files).anyMatch(file -> file.startsWith("_0."));
            assertThat(directory.listAll()).noneMatch(file -> file.startsWith("_0."));

            writer.deleteDocuments(new ExpiredSegmentsQuery(START + DAY + 101));
            writer.commit();
            assertThat(names(SegmentInfos.readLatestCommit(directory).asList())).isEqualTo(names(before.subList(2, 5)));
        }
    }

    @Test
    void expiryDoesNotReachEventsThatAreAddedAfterIt() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(0)))) {
            add(writer, START);
            writer.deleteDocuments(new ExpiredSegmentsQuery(START + 1));
            add(writer, START);
            writer.commit();
        }
        assertThat(segmentTimes()).hasSize(1);
        assertThat(new ExpiredSegmentsQuery(5))
                .isEqualTo(new ExpiredSegmentsQuery(5))
                .isNotEqualTo(new ExpiredSegmentsQuery(6));
    }

    @Test
    void aStreamIsDeletedByItsName() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, SmallIndex.configuration(policy(0)))) {
            IntFunction<Document> event = i -> SmallIndex.event(START + i, "stream-" + i % 3, "m" + i);
            for (int i = 0; i < 90; i++) {
                writer.addDocument(event.apply(i));
                if (i % 30 == 29) {
                    writer.flush();
                }
            }
            writer.addDocument(SmallIndex.event(START, "only-here", "m"));
            writer.commit();
            writer.deleteDocuments(StreamQuery.of("stream-1"));
            writer.deleteDocuments(StreamQuery.of("only-here"));
            writer.deleteDocuments(StreamQuery.of("none"));
            writer.commit();
            assertThat(SegmentInfos.readLatestCommit(directory).size())
                    .as("a whole segment is gone")
                    .isEqualTo(3);
            assertThat(writer.getDocStats().numDocs).isEqualTo(60);
            writer.forceMergeDeletes();
            writer.commit();
            assertThat(writer.getDocStats().maxDoc).isEqualTo(60);
        }
    }

    private DayWindowMergePolicy policy(long afterStart) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(START + afterStart), ZoneOffset.UTC);
        return new DayWindowMergePolicy(times, clock, DayWindowMergePolicy.STANDARD_LARGEST);
    }

    private void add(IndexWriter writer, long... eventTimes) throws IOException {
        for (long time : eventTimes) {
            writer.addDocument(SmallIndex.event(time, "s", "message"));
        }
    }

    private List<TimeRange> segmentTimes() throws IOException {
        List<TimeRange> ranges = new ArrayList<>();
        for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
            ranges.add(times.of(segment));
            assertThat(times.of(segment)).isSameAs(ranges.getLast());
        }
        return ranges;
    }

    private void eachSegmentIsOfOneDay() throws IOException {
        assertThat(segmentTimes())
                .allSatisfy(range -> assertThat(range.start() / DAY).isEqualTo(range.end() / DAY));
    }

    private static List<String> names(List<SegmentCommitInfo> segments) {
        return segments.stream().map(segment -> segment.info.name).toList();
    }
}
