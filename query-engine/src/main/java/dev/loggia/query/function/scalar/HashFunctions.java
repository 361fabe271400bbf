package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;

import dev.loggia.event.Value;
import dev.loggia.query.function.ScalarDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes of the UTF-8 bytes of a text (section 4.7). */
final class HashFunctions {

    private HashFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                hash("md5", "The MD5 hash of the text, 32 hexadecimal digits. Not safe against forgery.")
                        .example("md5(\"a\")", "0cc175b9c0f1b6a831c399e269772661")
                        .code(arguments -> digest("MD5", Arguments.text(arguments, 0))),
                hash("sha256", "The SHA-256 hash of the text, 64 hexadecimal digits.")
                        .example("sha256(\"a\")", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")
                        .code(arguments -> digest("SHA-256", Arguments.text(arguments, 0))));
    }

    private static ScalarDefinition.Builder hash(String name, String summary) {
        return ScalarDefinition.named(name, "hash")
                .returns("text")
                .parameter("text", TEXT)
                .summary(summary);
    }

    private static Value digest(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Value.of(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
