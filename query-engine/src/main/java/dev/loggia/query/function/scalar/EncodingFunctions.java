package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.NUMBER;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;
import static dev.loggia.query.function.scalar.Arguments.number;
import static dev.loggia.query.function.scalar.Arguments.text;

import dev.loggia.event.Value;
import dev.loggia.query.function.ScalarDefinition;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions between text and its encodings (section 4.6). Bytes that are no UTF-8 become replacement characters. */
final class EncodingFunctions {

    /** More hexadecimal digits are no number: a double ends before. */
    private static final int MAXIMUM_HEX_DIGITS = 256;

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private EncodingFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("urlencode")
                        .returns("text")
                        .doubtful("The service does not document blanks; here they become %20.")
                        .parameter("text", TEXT)
                        .summary("The text as part of a URL: all but letters, digits and - _ . ~ become %XX.")
                        .example("urlencode(\"a b&c\")", "a%20b%26c")
                        .code(arguments -> TextSize.bounded(urlEncode(text(arguments, 0)))),
                function("urldecode")
                        .returns("text")
                        .parameter("text", TEXT)
                        .summary("The text with %XX and + of a URL decoded; a % without two digits stays.")
                        .example("urldecode(\"a%20b\")", "a b")
                        .code(arguments -> Value.of(urlDecode(text(arguments, 0)))),
                function("base64encode")
                        .returns("text")
                        .parameter("text", TEXT)
                        .summary("The text's UTF-8 bytes in Base64.")
                        .example("base64encode(\"hi\")", "aGk=")
                        .code(arguments -> TextSize.bounded(Base64.getEncoder()
                                .encodeToString(text(arguments, 0).getBytes(StandardCharsets.UTF_8)))),
                function("base64decode")
                        .returns("text")
                        .doubtful("The service does not document text that is not Base64; here the result is missing.")
                        .parameter("text", TEXT)
                        .summary(
                                "The text whose UTF-8 bytes are given in Base64, of either alphabet, padded or not; missing "
                                        + "when they are not.")
                        .example("base64decode(\"aGk=\")", "hi")
                        .example("base64decode(\"?\")", null)
                        .code(arguments -> base64Decode(text(arguments, 0))),
                function("hexToAscii")
                        .returns("text")
                        .parameter("hex", TEXT)
                        .summary(
                                "The text whose bytes are given as pairs of hexadecimal digits; missing when they are not.")
                        .example("hexToAscii(\"48656c6c6f\")", "Hello")
                        .code(arguments -> hexToText(text(arguments, 0))),
                function("hexToDec")
                        .returns("number")
                        .parameter("hex", TEXT)
                        .summary("The number that hexadecimal digits stand for, with or without 0x.")
                        .example("hexToDec(\"0xff\")", "255")
                        .example("hexToDec(\"xyz\")", null)
                        .code(arguments -> hexToNumber(text(arguments, 0))),
                function("decToHex")
                        .returns("text")
                        .parameter("number", NUMBER)
                        .summary("The number in hexadecimal digits; a fraction is cut off.")
                        .example("decToHex(255)", "0xff")
                        .example("decToHex(-255)", "-0xff")
                        .code(arguments -> Value.of(numberToHex(number(arguments, 0)))));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "string");
    }

    private static String urlEncode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(utf8.length + 16);
        for (byte b : utf8) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                UPPER_HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    /** RFC 3986, section 2.3. */
    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '_'
                || b == '.'
                || b == '~';
    }

    private static String urlDecode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(utf8.length);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '%'
                    && i + 2 < utf8.length
                    && HexFormat.isHexDigit(utf8[i + 1])
                    && HexFormat.isHexDigit(utf8[i + 2])) {
                decoded.write(16 * HexFormat.fromHexDigit(utf8[i + 1]) + HexFormat.fromHexDigit(utf8[i + 2]));
                i += 2;
            } else {
                decoded.write(utf8[i] == '+' ? ' ' : utf8[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static @Nullable Value base64Decode(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            return Value.of(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable Value hexToText(String hex) {
        String digits = withoutPrefix(hex);
        if (digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return Value.of(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8));
    }

    private static @Nullable Value hexToNumber(String hex) {
        boolean negative = hex.startsWith("-");
        String digits = withoutPrefix(negative ? hex.substring(1) : hex);
        if (digits.isEmpty()
                || digits.length() > MAXIMUM_HEX_DIGITS
                || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        BigInteger size = new BigInteger(digits, 16);
        BigInteger number = negative ? size.negate() : size;
        return number.bitLength() < Long.SIZE ? Value.of(number.longValue()) : Value.of(number.doubleValue());
    }

    private static String withoutPrefix(String hex) {
        return hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
    }

    private static String numberToHex(Value.Number number) {
        BigInteger whole = switch (number) {
            case Value.Whole exact -> BigInteger.valueOf(exact.value());
            case Value.Decimal decimal -> new BigDecimal(decimal.value()).toBigInteger();
        };
        return (whole.signum() < 0 ? "-0x" : "0x") + whole.abs().toString(16);
    }
}
