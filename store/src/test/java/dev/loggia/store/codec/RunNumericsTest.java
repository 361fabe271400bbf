package dev.loggia.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunNumericsTest {

    private static final int COUNT = 150_000;

    static Stream<Arguments> values() {
        Random random = new Random(1);
        long[] extremes = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1};
        return Stream.of(
                Arguments.of("counting", LongStream.range(5, 5 + COUNT).toArray(), 1000L),
                Arguments.of(
                        "constant", LongStream.generate(() -> -3).limit(COUNT).toArray(), 1000L),
                Arguments.of(
                        "batches",
                        LongStream.range(0, COUNT).map(i -> i / 1000 * 40).toArray(),
                        2000L),
                Arguments.of(
                        "over the end",
                        LongStream.range(0, COUNT)
                                .map(i -> Long.MAX_VALUE - 70_000 + i)
                                .toArray(),
                        1000L),
                Arguments.of(
                        "small",
                        LongStream.range(0, COUNT).map(i -> random.nextInt(3)).toArray(),
                        200_000L),
                Arguments.of("random", random.longs(COUNT).toArray(), 12L * COUNT),
                Arguments.of(
                        "extremes",
                        LongStream.range(0, COUNT)
                                .map(i -> extremes[random.nextInt(7)])
                                .toArray(),
                        12L * COUNT),
                Arguments.of("single", new long[] {42}, 1000L));
    }

    @ParameterizedTest(name = "{0}, seed 1")
    @MethodSource("values")
    void readsWhatWasWrittenInLittleSpace(String name, long[] values, long bytes) throws IOException {
        try (TestIndex index = new TestIndex(false)) {
            write(index, values);
            assertThat(fileBytes(index)).isLessThan(bytes);
            try (DirectoryReader reader = index.open()) {
                LeafReader leaf = reader.leaves().getFirst().reader();
                RunNumerics numbers = TestIndex.numbers(leaf, TestIndex.SEQUENCE);
                assertThat(numbers.minimum())
                        .isEqualTo(Arrays.stream(values).min().orElseThrow());
                assertThat(numbers.maximum())
                        .isEqualTo(Arrays.stream(values).max().orElseThrow());
                long[] all = new long[values.length];
                numbers.read(0, values.length, all);
                assertThat(all).isEqualTo(values);
                Random random = new Random(2);
                for (int i = 0; i < 300; i++) {
                    int first = random.nextInt(values.length);
                    int count = Math.min(random.nextInt(i % 20 == 0 ? 100_000 : 300), values.length - first);
                    long[] some = new long[count];
                    numbers.read(first, count, some);
                    assertThat(some).isEqualTo(Arrays.copyOfRange(values, first, first + count));
                }
                RunNumerics iterator = TestIndex.numbers(leaf, TestIndex.SEQUENCE);
                long[] iterated = new long[values.length];
                for (int i = 0; i < values.length; i++) {
                    iterator.nextDoc();
                    iterated[iterator.docID()] = iterator.longValue();
                }
                assertThat(iterated).isEqualTo(values);
                assertThat(iterator.nextDoc()).isEqualTo(RunNumerics.NO_MORE_DOCS);
            }
            TestIndex.assertSound(index.directory);
        }
    }

    @Test
    void movesByTheContractOfIterators() throws IOException {
        try (TestIndex index = new TestIndex(false)) {
            write(index, LongStream.range(0, COUNT).toArray());
            try (DirectoryReader reader = index.open()) {
                LeafReader leaf = reader.leaves().getFirst().reader();
                RunNumerics numbers = TestIndex.numbers(leaf, TestIndex.SEQUENCE);
                assertThat(numbers.cost()).isEqualTo(COUNT);
                assertThat(numbers.docID()).isEqualTo(-1);
                assertThat(numbers.advance(70_000)).isEqualTo(70_000);
                assertThat(numbers.longValue()).isEqualTo(70_000);
                assertThat(numbers.advanceExact(COUNT - 1)).isTrue();
                assertThat(numbers.longValue()).isEqualTo(COUNT - 1);
                assertThat(numbers.docIDRunEnd()).isEqualTo(COUNT);
                assertThat(numbers.advance(COUNT)).isEqualTo(RunNumerics.NO_MORE_DOCS);
                assertThatThrownBy(() -> numbers.read(COUNT - 1, 2, new long[2]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> numbers.read(0, 2, new long[1])).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    private static void write(TestIndex index, long[] values) throws IOException {
        NumericDocValuesField field = new NumericDocValuesField(TestIndex.SEQUENCE, 0);
        for (long value : values) {
            field.setLongValue(value);
            index.writer.addDocument(List.of(field));
        }
        index.writer.commit();
    }

    private static long fileBytes(TestIndex index) throws IOException {
        long bytes = 0;
        for (String file : index.directory.listAll()) {
            if (file.endsWith(".lbm") || file.endsWith(".lbd")) {
                bytes += index.directory.fileLength(file);
            }
        }
        return bytes;
    }
}
