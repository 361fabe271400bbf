package dev.loggia.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.store.codec.TestIndex.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

    private TestIndex index;
    private List<Event> events;

    /** A packed block, a raw one, and numbers of which some need many runs: a few KB in all. */
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(new Event(random.nextInt(1000), i, "the same again ".repeat(600)));
        }
        byte[] noise = new byte[1500];
        random.nextBytes(noise);
        events.add(new Event(1001, 30, noise));
        index = new TestIndex(false);
        index.addSegment(events);
        try (DirectoryReader reader = index.open()) {
            assertThat(TestIndex.messages(reader.leaves().getFirst().reader()).blocks())
                    .isEqualTo(2);
        }
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {".lbm", ".lbd"})
    void findsEveryByteThatChanged(String extension) throws IOException {
        String name = file(extension);
        byte[] bytes = read(name);
        int opened = 0;
        for (int i = 0; i < bytes.length; i++) {
            for (int mask : new int[] {1, 0x80, 0xFF}) {
                byte[] damaged = bytes.clone();
                damaged[i] ^= (byte) mask;
                try (Directory copy = copyWith(name, damaged)) {
                    opened += findDamage(copy) ? 1 : 0;
                }
            }
        }
        if (extension.equals(".lbm")) {
            assertThat(opened).isZero();
        } else {
            assertThat(opened).isGreaterThan(bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".lbm", ".lbd"})
    void findsCutFiles(String extension) throws IOException {
        String name = file(extension);
        byte[] bytes = read(name);
        for (int length = 0; length < bytes.length; length++) {
            try (Directory copy = copyWith(name, Arrays.copyOf(bytes, length))) {
                assertThatThrownBy(() -> DirectoryReader.open(copy)).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".lbm", ".lbd"})
    void refusesNewerVersions(String extension) throws IOException {
        String name = file(extension);
        byte[] bytes = read(name);
        // After the magic number, the length of the codec's name, and that name of 16 letters.
        bytes[4 + 1 + 16 + 3]++;
        try (Directory copy = copyWith(name, bytes)) {
            assertThatThrownBy(() -> DirectoryReader.open(copy)).isInstanceOf(IndexFormatTooNewException.class);
        }
    }

    /** Whether the index opens. Fails when damage stays unseen, or when anything but an event's own bytes is read. */
    private boolean findDamage(Directory damaged) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(damaged)) {
            CodecReader leaf = (CodecReader) reader.leaves().getFirst().reader();
            assertThatThrownBy(leaf::checkIntegrity).isInstanceOf(CorruptIndexException.class);
            readMessages(leaf);
            readNumbers(leaf);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void readMessages(LeafReader leaf) throws IOException {
        BlockedValues blocks = TestIndex.messages(leaf);
        for (int number = 0; number < blocks.blocks(); number++) {
            int first = blocks.firstDocument(number);
            try {
                BlockedValues.Block block = blocks.read(number);
                int[] lengths = blocks.lengths(number);
                for (int i = 0; i < lengths.length; i++) {
                    byte[] expected = events.get(first + i).message;
                    assertThat(lengths[i]).isEqualTo(expected.length);
                    int start = block.starts()[i];
                    if (!Arrays.equals(block.bytes(), start, block.starts()[i + 1], expected, 0, expected.length)) {
                        throw new AssertionError("wrong bytes of event " + (first + i));
                    }
                }
            } catch (DamagedBlockException e) {
                assertThat(e.firstDocument()).isEqualTo(first);
                assertThat(e.documents()).isEqualTo(blocks.firstDocument(number + 1) - first);
            }
        }
    }

    private void readNumbers(LeafReader leaf) throws IOException {
        long[] sequences = new long[events.size()];
        long[] ingestionTimes = new long[events.size()];
        try {
            TestIndex.numbers(leaf, TestIndex.SEQUENCE).read(0, sequences.length, sequences);
            assertThat(sequences)
                    .isEqualTo(
                            events.stream().mapToLong(event -> event.sequence).toArray());
            TestIndex.numbers(leaf, TestIndex.INGESTION_TIME).read(0, ingestionTimes.length, ingestionTimes);
            assertThat(ingestionTimes)
                    .isEqualTo(events.stream()
                            .mapToLong(event -> event.timestamp + 5)
                            .toArray());
        } catch (DamagedBlockException e) {
            assertThat(e.firstDocument()).isZero();
            assertThat(e.documents()).isEqualTo(events.size());
        }
    }

    private String file(String extension) throws IOException {
        return Arrays.stream(index.directory.listAll())
                .filter(name -> name.endsWith(extension))
                .findFirst()
                .orElseThrow();
    }

    private byte[] read(String name) throws IOException {
        try (IndexInput input = index.directory.openInput(name, IOContext.DEFAULT)) {
            byte[] bytes = new byte[(int) input.length()];
            input.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    private Directory copyWith(String changed, byte[] bytes) throws IOException {
        Directory copy = new ByteBuffersDirectory();
        for (String name : index.directory.listAll()) {
            if (!name.equals(changed) && !name.equals("write.lock")) {
                copy.copyFrom(index.directory, name, name, IOContext.DEFAULT);
            }
        }
        try (IndexOutput output = copy.createOutput(changed, IOContext.DEFAULT)) {
            output.writeBytes(bytes, bytes.length);
        }
        return copy;
    }
}
