package dev.loggia.store.codec;

import static dev.loggia.store.codec.BlockDocValuesFormat.CHUNK_DOCUMENTS;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.IndexInput;

/** Reads the runs of a numeric field. Keeps the runs of one chunk. */
final class RunReader extends RunNumerics {

    private final RunIndex index;
    private final FrameReader frames;
    private int document = -1;

    private int chunk = -1;
    private int runs;
    /** The first document of each run, then the end of the chunk. */
    private int[] starts = new int[1];

    private long[] firstValues = new long[0];
    private byte[] steps = new byte[0];
    private int run;

    /** @param data read by nobody else */
    RunReader(RunIndex index, IndexInput data, Decompressors decompressors, String file) {
        this.index = index;
        this.frames = new FrameReader(
                data,
                decompressors,
                index.frames(),
                chunk -> new DamagedBlockException(file, chunk * CHUNK_DOCUMENTS, index.documentsOf(chunk)));
    }

    @Override
    public long minimum() {
        return index.minimum();
    }

    @Override
    public long maximum() {
        return index.maximum();
    }

    @Override
    public void read(int firstDocument, int count, long[] into) throws IOException {
        Objects.checkFromIndexSize(firstDocument, count, index.documents());
        Objects.checkFromIndexSize(0, count, into.length);
        int done = 0;
        while (done < count) {
            moveTo(firstDocument + done);
            int offset = firstDocument + done - starts[run];
            int length = Math.min(starts[run + 1] - starts[run] - offset, count - done);
            long value = firstValues[run] + (long) steps[run] * offset;
            for (int i = 0; i < length; i++) {
                into[done + i] = value + (long) steps[run] * i;
            }
            done += length;
        }
    }

    @Override
    public long longValue() throws IOException {
        moveTo(document);
        return firstValues[run] + (long) steps[run] * (document - starts[run]);
    }

    /** Makes {@link #run} the run that holds the document. */
    private void moveTo(int wanted) throws IOException {
        if (chunk != wanted / CHUNK_DOCUMENTS) {
            load(wanted / CHUNK_DOCUMENTS);
        }
        if (wanted >= starts[run] && wanted < starts[run + 1]) {
            return;
        }
        if (run + 1 < runs && wanted >= starts[run + 1] && wanted < starts[run + 2]) {
            run++;
            return;
        }
        int found = Arrays.binarySearch(starts, 0, runs, wanted);
        run = found >= 0 ? found : -found - 2;
    }

    private void load(int wanted) throws IOException {
        chunk = -1;
        byte[] content = new byte[index.bytes()[wanted]];
        frames.unpackAll(wanted, content, content.length);
        ByteArrayDataInput packed = new ByteArrayDataInput(content);
        runs = index.runs()[wanted];
        if (firstValues.length < runs) {
            starts = new int[runs + 1];
            firstValues = new long[runs];
            steps = new byte[runs];
        }
        int start = wanted * CHUNK_DOCUMENTS;
        long before = 0;
        for (int i = 0; i < runs; i++) {
            int head = packed.readVInt();
            int length = head >>> 1;
            steps[i] = (byte) (head & 1);
            starts[i] = start;
            firstValues[i] = before + packed.readZLong();
            before = firstValues[i] + (long) steps[i] * (length - 1);
            start += length;
        }
        starts[runs] = start;
        run = 0;
        chunk = wanted;
    }

    @Override
    public boolean advanceExact(int target) {
        document = target;
        return true;
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        document = target < index.documents() ? target : NO_MORE_DOCS;
        return document;
    }

    @Override
    public int docIDRunEnd() {
        return index.documents();
    }

    @Override
    public long cost() {
        return index.documents();
    }
}
