package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingFunctionsTest {

    @ParameterizedTest
    @CsvSource({
        "urlencode, a b&c, a%20b%26c",
        "urlencode, é/😀, %C3%A9%2F%F0%9F%98%80",
        "urlencode, A-z_0.9~, A-z_0.9~",
        "urlencode, 1+1=2, 1%2B1%3D2",
        "urldecode, a%20b, a b",
        "urldecode, a+b, a b",
        "urldecode, %c3%a9%2f, é/",
        "urldecode, 100%, 100%",
        "urldecode, %zz%4, %zz%4",
        "urldecode, %2, %2",
        "urldecode, plain é, plain é",
        "urldecode, %FF, \uFFFD",
        "base64encode, hi, aGk=",
        "base64encode, é, w6k=",
        "base64encode, '', ''",
        "base64decode, aGk=, hi",
        "base64decode, aGk, hi",
        "base64decode, w6k=, é",
        "base64decode, _-8, \uFFFD\uFFFD",
        "base64decode, a, (missing)",
        "base64decode, ?, (missing)",
        "base64decode, aGk= , hi",
        "base64decode, a Gk=, (missing)",
        "hexToAscii, 48656c6c6f, Hello",
        "hexToAscii, 0x48656C6C6F, Hello",
        "hexToAscii, c3a9, é",
        "hexToAscii, '', ''",
        "hexToAscii, 4, (missing)",
        "hexToAscii, zz, (missing)",
        "hexToDec, 0xff, 255",
        "hexToDec, FF, 255",
        "hexToDec, -0xff, -255",
        "hexToDec, 7fffffffffffffff, 9223372036854775807",
        "hexToDec, -8000000000000000, -9223372036854775808",
        "hexToDec, ffffffffffffffff, 1.8446744073709552E19",
        "hexToDec, 0x, (missing)",
        "hexToDec, '', (missing)",
        "hexToDec, --1, (missing)",
        "hexToDec, xyz, (missing)",
        "hexToDec, ٣, (missing)",
        "decToHex, 255, 0xff",
        "decToHex, -255, -0xff",
        "decToHex, 0, 0x0",
        "decToHex, 255.9, 0xff",
        "decToHex, -255.9, -0xff",
        "decToHex, -9223372036854775808, -0x8000000000000000",
        "decToHex, 18446744073709551616, 0x10000000000000000",
        "decToHex, abc, (missing)",
    })
    void encodings(String name, String text, String expected) {
        assertThat(printed(name, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urlencode",
                "urldecode",
                "base64encode",
                "base64decode",
                "hexToAscii",
                "hexToDec",
                "decToHex",
                "md5",
                "sha256"
            })
    void missingAndStructuresGiveMissing(String name) {
        assertThat(call(name, (Object) null)).isNull();
        assertThat(call(name, new Value.ListValue(List.of()))).isNull();
    }

    @Test
    void numbersThatAreNoNumbersAreMissing() {
        assertThat(call("hexToDec", "f".repeat(257))).isNull();
        assertThat(call("hexToDec", "f".repeat(256))).isNull();
        assertThat(call("hexToDec", "f".repeat(255))).isNotNull();
        assertThat(printed("decToHex", 1e300)).hasSize(252);
    }

    @Test
    void decodingUndoesEncoding() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            int[] points = random.ints(random.nextInt(20), 1, 0x1FFFF)
                    .map(point -> point >= 0xD800 && point < 0xE000 ? ' ' : point)
                    .toArray();
            String text = new String(points, 0, points.length);
            assertThat(printed("urldecode", printed("urlencode", text)))
                    .as("seed " + seed)
                    .isEqualTo(text);
            assertThat(printed("base64decode", printed("base64encode", text)))
                    .as("seed " + seed)
                    .isEqualTo(text);
            assertThat(printed("base64decode", urlSafe(text)))
                    .as("seed " + seed)
                    .isEqualTo(text);
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(call("hexToDec", printed("decToHex", number)))
                    .as("seed " + seed)
                    .isEqualTo(Value.of(number));
        }
    }

    private static String urlSafe(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void hashesAreOfTheBytesOfUtf8() {
        assertThat(printed("md5", "")).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(printed("md5", "é")).isEqualTo("66ddcd97cfdeabb2f6fb8a999b4bc76f");
        assertThat(printed("sha256", "abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(printed("sha256", 12)).isEqualTo(printed("sha256", "12"));
    }
}
