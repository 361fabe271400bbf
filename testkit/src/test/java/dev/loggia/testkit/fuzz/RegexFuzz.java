package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.loggia.regex.Regex;
import dev.loggia.regex.RegexSyntaxException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first line of the input as a pattern, the rest as a text: a match is found where RE2/J finds one. */
public final class RegexFuzz {

    private RegexFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String input = new String(data, UTF_8);
        int lineEnd = input.indexOf('\n') < 0 ? input.length() : input.indexOf('\n');
        String pattern = input.substring(0, lineEnd);
        String text = input.substring(Math.min(input.length(), lineEnd + 1));
        Regex regex;
        try {
            regex = Regex.compile(pattern);
        } catch (RegexSyntaxException e) {
            Checks.holds("place of " + e, 0 <= e.start() && e.start() <= e.end() && e.end() <= pattern.length());
            return;
        }
        boolean found = regex.find(text);
        byte[] utf8 = text.getBytes(UTF_8);
        Checks.same("found in bytes", found, regex.find(utf8, 0, utf8.length));
        int[] match = regex.match(text, 0);
        Checks.same("matched", found, match != null);
        Pattern peer = peer(pattern);
        if (peer != null) {
            Matcher matcher = peer.matcher(text);
            Checks.same("found by RE2/J", matcher.find(), found);
            if (match != null) {
                int[] expected = {matcher.start(), matcher.end()};
                Checks.same("place", Arrays.toString(expected), Arrays.toString(Arrays.copyOf(match, 2)));
            }
        }
    }

    /** RE2/J's understanding of the pattern, unless it is known to differ: flags within it leak to what stands before them. */
    private static @Nullable Pattern peer(String pattern) {
        if (pattern.contains("(?")) {
            return null;
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }
}
