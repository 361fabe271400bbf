package dev.loggia.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.store.codec.TestIndex.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterBinaryDocValues;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockMergeTest {

    @ParameterizedTest(name = "sorted {0}")
    @ValueSource(booleans = {false, true})
    void copiesBlocksOfSegmentsThatFollowOneAnother(boolean sorted) throws IOException {
        List<Event> events = new RandomEvents(1).lines(60_000);
        try (TestIndex index = new TestIndex(sorted)) {
            index.addSegment(events.subList(0, 20_000));
            index.addSegment(events.subList(20_000, 40_000));
            index.addSegment(events.subList(40_000, 60_000));
            List<List<Integer>> before = packedSizes(index);
            index.mergeAll();
            index.assertHolds(events);

            List<Integer> after = packedSizes(index).getFirst();
            for (List<Integer> segment : before) {
                // All but the small last one, and the first one of the next segment if that was joined with it.
                List<Integer> kept = segment.subList(1, segment.size() - 1);
                assertThat(kept).hasSizeGreaterThan(3);
                assertThat(after).containsSequence(kept);
            }
            assertThat(index.merges.encoded).isLessThanOrEqualTo(3);
            assertThat(index.merges.copied + index.merges.encoded).isEqualTo(after.size());
        }
    }

    @Test
    void packsInterleavedDocumentsAnew() throws IOException {
        List<Event> events = new RandomEvents(2).lines(40_000);
        List<Event> even =
                events.stream().filter(event -> event.sequence % 2 == 0).toList();
        List<Event> odd =
                events.stream().filter(event -> event.sequence % 2 == 1).toList();
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(even);
            index.addSegment(odd);
            index.mergeAll();
            index.assertHolds(events);
            assertThat(index.merges.copied).isZero();
            assertThat(index.merges.encoded).isBetween(5, 40);
        }
    }

    @Test
    void packsOnlyWhereSegmentsOverlap() throws IOException {
        List<Event> events = new RandomEvents(3).lines(60_000);
        List<Event> late = events.stream()
                .filter(event -> event.sequence >= 30_000 && event.sequence < 30_100 && event.sequence % 7 == 0)
                .toList();
        List<Event> early = new ArrayList<>(events);
        early.removeAll(late);
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(early);
            int blocks = packedSizes(index).getFirst().size();
            index.addSegment(late);
            index.mergeAll();
            index.assertHolds(events);
            assertThat(index.merges.copied).isGreaterThanOrEqualTo(blocks - 4);
            assertThat(index.merges.encoded).isBetween(1, 4);
        }
    }

    @Test
    void packsWhereDocumentsAreDeleted() throws IOException {
        List<Event> events = new RandomEvents(4).lines(40_000);
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(events.subList(0, 30_000));
            index.addSegment(events.subList(30_000, 40_000));
            Set<Event> deleted = new HashSet<>(events.subList(5000, 5003));
            deleted.addAll(events.subList(15_000, 25_000));
            deleted.add(events.get(39_999));
            for (Event event : deleted) {
                index.writer.deleteDocuments(new Term(TestIndex.ID, Long.toString(event.sequence)));
            }
            index.writer.commit();
            List<Event> left =
                    events.stream().filter(event -> !deleted.contains(event)).toList();
            index.assertHolds(left);
            index.mergeAll();
            index.assertHolds(left);
            assertThat(index.merges.copied).isGreaterThan(3);
        }
    }

    /** A deleted document and one of the other segment in its place leave the numbers of a block's ends right. */
    @Test
    void isNotMisledByADocumentInTheGapOfAnother() throws IOException {
        List<Event> events = new RandomEvents(5).lines(4096);
        Event replaced = events.get(2000);
        Event other = new Event(replaced.timestamp, 9999, "the other");
        List<Event> expected = new ArrayList<>(events);
        expected.remove(replaced);
        expected.add(other);
        try (TestIndex index = new TestIndex(true)) {
            index.addSegment(events);
            index.addSegment(List.of(other));
            index.writer.deleteDocuments(new Term(TestIndex.ID, Long.toString(replaced.sequence)));
            index.writer.commit();
            index.mergeAll();
            index.assertHolds(RandomEvents.ordered(expected));
        }
    }

    @Test
    void joinsTheBlocksOfSmallSegments() throws IOException {
        List<Event> events = new RandomEvents(6).lines(30_000);
        try (TestIndex index = new TestIndex(true, true)) {
            for (int from = 0; from < events.size(); from += 100) {
                index.addSegment(events.subList(from, from + 100));
            }
            index.mergeAll();
            index.assertHolds(events);
            long bytes =
                    events.stream().mapToLong(event -> event.message.length).sum();
            long fullBlocks = bytes / BlockDocValuesFormat.BLOCK_BYTES + 1;
            assertThat((long) packedSizes(index).getFirst().size()).isBetween(fullBlocks / 2, 2 * fullBlocks);
        }
    }

    /** Each segment is a full block and a few documents more. */
    @Test
    void leavesNoTinyBlocksBetweenOthers() throws IOException {
        List<Event> events = new RandomEvents(8).lines(40_000);
        try (TestIndex index = new TestIndex(true)) {
            int written = 0;
            for (int segment = 0; segment < 8; segment++) {
                int from = written;
                for (int bytes = 0; bytes < BlockDocValuesFormat.BLOCK_BYTES; written++) {
                    bytes += events.get(written).message.length;
                }
                written += 50;
                index.addSegment(events.subList(from, written));
            }
            index.mergeAll();
            index.assertHolds(events.subList(0, written));
            try (DirectoryReader reader = index.open()) {
                BlockedValues blocks =
                        TestIndex.messages(reader.leaves().getFirst().reader());
                assertThat(blocks.blocks()).isEqualTo(9);
                for (int block = 0; block < 8; block++) {
                    assertThat(blocks.firstDocument(block + 1) - blocks.firstDocument(block))
                            .isBetween(512, 5120);
                }
            }
            assertThat(index.merges.copied).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void keepsEveryEventThroughRandomMerges(long seed) throws IOException {
        Random random = new Random(seed);
        RandomEvents made = new RandomEvents(seed);
        List<Event> left = new ArrayList<>();
        try (TestIndex index = new TestIndex(true, true)) {
            for (int round = 0; round < 12; round++) {
                List<Event> events =
                        random.nextBoolean() ? made.lines(random.nextInt(9000)) : made.mixed(random.nextInt(400));
                List<Event> shuffled = random.nextBoolean() ? events : made.shuffled(events);
                int cut = random.nextInt(events.size() + 1);
                index.addSegment(shuffled.subList(0, cut));
                index.addSegment(shuffled.subList(cut, events.size()));
                left.addAll(events);
                int deletions = random.nextInt(20);
                for (int i = 0; i < deletions && !left.isEmpty(); i++) {
                    Event gone = left.remove(random.nextInt(left.size()));
                    index.writer.deleteDocuments(new Term(TestIndex.ID, Long.toString(gone.sequence)));
                }
            }
            index.writer.commit();
            index.assertHolds(left);
            index.mergeAll();
            index.assertHolds(RandomEvents.ordered(left));
        }
    }

    @Test
    void takesValuesFromReadersOfOtherKinds() throws IOException {
        List<Event> events = new RandomEvents(7).lines(10_000);
        try (TestIndex source = new TestIndex(true);
                TestIndex target = new TestIndex(true)) {
            source.addSegment(events);
            try (DirectoryReader reader = source.open()) {
                CodecReader leaf = (CodecReader) reader.leaves().getFirst().reader();
                target.writer.addIndexes(new Wrapped(leaf));
                target.writer.commit();
            }
            target.assertHolds(events);
            assertThat(target.merges.copied).isZero();
            assertThat(target.merges.encoded).isPositive();
        }
    }

    private static List<List<Integer>> packedSizes(TestIndex index) throws IOException {
        List<List<Integer>> segments = new ArrayList<>();
        try (DirectoryReader reader = index.open()) {
            for (LeafReaderContext context : reader.leaves()) {
                BlockedValues blocks = TestIndex.messages(context.reader());
                List<Integer> sizes = new ArrayList<>();
                for (int block = 0; block < blocks.blocks(); block++) {
                    sizes.add(blocks.packedBytes(block));
                }
                segments.add(sizes);
            }
        }
        return segments;
    }

    /** A reader whose values are those of another one, but not of its classes. */
    private static final class Wrapped extends FilterCodecReader {

        Wrapped(CodecReader wrapped) {
            super(wrapped);
        }

        @Override
        public DocValuesProducer getDocValuesReader() {
            DocValuesProducer wrapped = in.getDocValuesReader();
            return new EmptyDocValuesProducer() {
                @Override
                public BinaryDocValues getBinary(FieldInfo field) throws IOException {
                    return new FilterBinaryDocValues(wrapped.getBinary(field)) {};
                }

                @Override
                public NumericDocValues getNumeric(FieldInfo field) throws IOException {
                    return wrapped.getNumeric(field);
                }

                @Override
                public void checkIntegrity() {}
            };
        }

        @Override
        public IndexReader.CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }

        @Override
        public IndexReader.CacheHelper getReaderCacheHelper() {
            return in.getReaderCacheHelper();
        }
    }
}
