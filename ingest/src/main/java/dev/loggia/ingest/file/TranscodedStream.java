package dev.loggia.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text of another charset as UTF-8. What is broken becomes U+FFFD. Damage comes after everything before it, and again with each further read. */
final class TranscodedStream extends InputStream {

    private static final int CHARACTERS = 16 << 10;

    private final Reader reader;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS).flip();
    private final ByteBuffer encoded = ByteBuffer.allocate(4 * CHARACTERS).flip();
    private boolean atEnd;
    private @Nullable IOException damage;

    TranscodedStream(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (atEnd) {
                return -1;
            }
            encodeMore();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(into, offset, count);
        return count;
    }

    private void encodeMore() throws IOException {
        if (damage != null) {
            throw damage;
        }
        characters.compact();
        try {
            atEnd = reader.read(characters) < 0;
        } catch (IOException e) {
            damage = e;
            throw e;
        } finally {
            characters.flip();
        }
        encoded.clear();
        encoder.encode(characters, encoded, atEnd);
        if (atEnd) {
            encoder.flush(encoded);
        }
        encoded.flip();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
