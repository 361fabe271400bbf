package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Content whose events are not lines, with a line for each. Damage comes after everything before it. */
final class FramedStream extends InputStream {

    private static final int BLOCK = 64 << 10;

    private final InputStream content;
    private final Framer framer;
    private final Growth growth;
    private final FramedOutput output = new FramedOutput();
    private final byte[] block = new byte[BLOCK];
    private boolean atEnd;
    private @Nullable IOException damage;

    /**
     * @param content UTF-8, closed with the stream
     * @param growth when an event that the framer holds back is to wait for its rest. At the end of a content that is no damage, that is told by
     *     an {@link UnfinishedEventException}
     */
    FramedStream(InputStream content, Framer framer, Growth growth) {
        this.content = content;
        this.framer = framer;
        this.growth = growth;
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
        boolean waits = growth == Growth.ANY || growth == Growth.IF_DAMAGED && damage != null;
        if (!waits) {
            framer.end(output);
        } else if (damage == null && framer.holdsBack()) {
            damage = new UnfinishedEventException();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
