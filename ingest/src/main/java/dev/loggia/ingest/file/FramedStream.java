package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Content whose events are not lines, with a line for each. Damage comes after everything before it. */
final class FramedStream extends InputStream {

    private static final int BLOCK = 64 << 10;

    private final InputStream content;
    private final Framer framer;
    private final boolean grows;
    private final FramedOutput output = new FramedOutput();
    private final byte[] block = new byte[BLOCK];
    private boolean atEnd;
    private @Nullable IOException damage;

    /**
     * @param content UTF-8, closed with the stream
     * @param grows whether an event that is not complete at the end of the content is to wait for its rest, if the framer can tell
     */
    FramedStream(InputStream content, Framer framer, boolean grows) {
        this.content = content;
        this.framer = framer;
        this.grows = grows;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (output.available() == 0) {
            if (damage != null) {
                throw damage;
            }
            if (atEnd) {
                return -1;
            }
            convertMore();
        }
        return output.take(into, offset, length);
    }

    private void convertMore() {
        try {
            int count = content.read(block, 0, block.length);
            if (count >= 0) {
                framer.convert(block, 0, count, output);
                return;
            }
        } catch (IOException e) {
            damage = e;
        }
        atEnd = true;
        if (!grows) {
            framer.end(output);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
