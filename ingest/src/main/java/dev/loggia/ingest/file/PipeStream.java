package dev.loggia.ingest.file;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.ScanContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pipe read by a thread of its own, so that a query that waits for input can be cancelled: a read of standard input cannot be
 * interrupted. Read by one thread at a time.
 */
final class PipeStream extends InputStream {

    private static final int BLOCK = 256 << 10;
    private static final int BLOCKS_AHEAD = 4;
    private static final long PATIENCE_MILLIS = 20;

    /** What the thread hands over: bytes, the end, or a failure. */
    private record Block(byte[] bytes, int length, @Nullable IOException failure) {

        /** A stream that a program gave may throw anything. */
        static Block of(Exception failure) {
            IOException told = failure instanceof IOException e ? e : new IOException(failure.toString(), failure);
            return new Block(new byte[0], -1, told);
        }
    }

    /** Opens what is read; that may wait too, as a named pipe does for somebody who writes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private final Opening opening;
    private final boolean ownsInput;
    private final ScanContext context;
    private final BlockingQueue<Block> queue = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread thread;
    private Block current = new Block(new byte[0], 0, null);
    private int position;
    private volatile boolean closed;

    /**
     * @param opening called once, by the thread
     * @param ownsInput whether to close what was opened at its end: standard input is not ours
     */
    PipeStream(Opening opening, boolean ownsInput, String name, ScanContext context) {
        this.opening = opening;
        this.ownsInput = ownsInput;
        this.context = context;
        this.thread = new Thread(this::pump, "loggia-read-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        try {
            InputStream in = null;
            try {
                in = opening.open();
                pump(in);
            } catch (IOException | RuntimeException e) {
                queue.put(Block.of(e));
            } finally {
                if (in != null && ownsInput) {
                    in.close();
                }
            }
        } catch (InterruptedException | IOException nobodyListens) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(InputStream in) throws InterruptedException {
        boolean more = true;
        while (more && !closed) {
            Block block = readBlock(in);
            more = block.length() >= 0;
            queue.put(block);
        }
    }

    private static Block readBlock(InputStream in) {
        byte[] bytes = new byte[BLOCK];
        try {
            return new Block(bytes, in.read(bytes), null);
        } catch (IOException | RuntimeException e) {
            return Block.of(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (position >= current.length()) {
            if (current.failure() != null) {
                throw current.failure();
            }
            if (current.length() < 0) {
                return -1;
            }
            current = take();
            position = 0;
        }
        int count = Math.min(length, current.length() - position);
        System.arraycopy(current.bytes(), position, into, offset, count);
        position += count;
        return count;
    }

    private Block take() {
        try {
            Block block = null;
            while (block == null) {
                context.checkCancelled();
                block = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException();
        }
    }

    /** Lets the thread end as soon as its read returns; the pipe itself stays open, as it may be standard input. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
