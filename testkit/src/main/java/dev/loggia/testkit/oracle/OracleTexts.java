package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of text (sections 4.6 and 4.7). */
final class OracleTexts {

    private OracleTexts() {}

    static @Nullable Value apply(String name, List<String> texts) {
        String text = texts.getFirst();
        return switch (name) {
            case "concat" -> Value.of(String.join("", texts));
            case "strlen" -> Value.of((long) text.codePointCount(0, text.length()));
            case "toupper" -> Value.of(text.toUpperCase(Locale.ROOT));
            case "tolower" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "trim" -> Value.of(trimmed(texts, true, true));
            case "ltrim" -> Value.of(trimmed(texts, true, false));
            case "rtrim" -> Value.of(trimmed(texts, false, true));
            case "replace" -> Value.of(text.replace(texts.get(1), texts.get(2)));
            case "regexreplace" ->
                Value.of(Pattern.compile(texts.get(1))
                        .matcher(text)
                        .replaceAll(texts.get(2).replaceAll("\\\\(\\d)", "\\$$1")));
            case "startswith" -> OracleFunctions.number(text.startsWith(texts.get(1)));
            case "endswith" -> OracleFunctions.number(text.endsWith(texts.get(1)));
            case "substr" -> substring(texts);
            case "split" ->
                new Value.ListValue(List.of(text.split(Pattern.quote(texts.get(1)), -1)).stream()
                        .<@Nullable Value>map(Value::of)
                        .toList());
            case "urlencode" ->
                Value.of(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
            case "urldecode" -> Value.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
            case "base64encode" -> Value.of(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            case "base64decode" -> Value.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
            case "hextodec" ->
                text.matches("(0x)?[0-9a-fA-F]+")
                        ? OracleValues.value(new BigDecimal(new BigInteger(text.replaceFirst("^0x", ""), 16)))
                        : null;
            case "hextoascii" -> Value.of(new String(HexFormat.of().parseHex(text), StandardCharsets.US_ASCII));
            case "md5" -> Value.of(hash("MD5", text));
            case "sha256" -> Value.of(hash("SHA-256", text));
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static String trimmed(List<String> texts, boolean left, boolean right) {
        String text = texts.getFirst();
        int from = 0;
        int to = text.length();
        while (left && from < to && isCut(text.charAt(from), texts)) {
            from++;
        }
        while (right && to > from && isCut(text.charAt(to - 1), texts)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isCut(char character, List<String> texts) {
        return texts.size() < 2
                ? Character.isWhitespace(character)
                : texts.get(1).indexOf(character) >= 0;
    }

    private static @Nullable Value substring(List<String> texts) {
        String text = texts.getFirst();
        BigDecimal from = OracleValues.number(Value.of(texts.get(1)));
        BigDecimal length =
                texts.size() < 3 ? BigDecimal.valueOf(text.length()) : OracleValues.number(Value.of(texts.get(2)));
        if (from == null || length == null) {
            return null;
        }
        int start = Math.min(from.intValue(), text.length());
        int end = Math.min(start + length.intValue(), text.length());
        return Value.of(text.substring(start, end));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
