package dev.loggia.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output for rows, which notices the first of them. */
final class RowOutput extends OutputStream {

    private final OutputStream output;
    private final Runnable beforeFirst;
    private boolean written;

    RowOutput(OutputStream output, Runnable beforeFirst) {
        this.output = output;
        this.beforeFirst = beforeFirst;
    }

    boolean written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!written) {
            written = true;
            beforeFirst.run();
        }
        output.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }
}
