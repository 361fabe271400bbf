package dev.loggia.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** A folder on a disk that may become full, or that may only be read. Files are in memory. Thread-safe. */
final class FailingDirectory extends FilterDirectory {

    private long room = Long.MAX_VALUE;
    private boolean readOnly;

    FailingDirectory() {
        super(new ByteBuffersDirectory());
    }

    /** From now on so many bytes can be written. */
    synchronized void setRoom(long bytes) {
        room = bytes;
    }

    synchronized void setReadOnly(boolean only) {
        readOnly = only;
    }

    private synchronized void take(long bytes) throws IOException {
        if (room < bytes) {
            room = 0;
            throw new IOException("No space left on device");
        }
        room -= bytes;
    }

    private synchronized void checkWritable(String file) throws IOException {
        if (readOnly) {
            throw new AccessDeniedException("/data/" + file);
        }
    }

    @Override
    public Lock obtainLock(String name) throws IOException {
        checkWritable(name);
        return super.obtainLock(name);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        checkWritable(name);
        return new Output(name, super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        checkWritable(prefix);
        return new Output(prefix, super.createTempOutput(prefix, suffix, context));
    }

    private final class Output extends FilterIndexOutput {

        Output(String name, IndexOutput output) {
            super("an output that may fail", name, output);
        }

        @Override
        public String getName() {
            return out.getName();
        }

        @Override
        public void writeByte(byte value) throws IOException {
            take(1);
            super.writeByte(value);
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            super.writeBytes(bytes, offset, length);
        }
    }
}
