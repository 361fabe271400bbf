package dev.loggia.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.regex.Regex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random texts: the patterns do not depend on how they came together, and every text matches the pattern that counts it. */
class SignatureTableTest {

    private static final int NO_LIMIT = 1_000_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void patternsDoNotDependOnOrderOrMerges(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> texts = texts(random, 3000);
        int limit = List.of(NO_LIMIT, 400, 40, 1).get(random.nextInt(4));
        SignatureTable one = table(texts, limit);

        Collections.shuffle(texts, random);
        List<SignatureTable> parts = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += 700) {
            parts.add(throughBytes(table(texts.subList(from, Math.min(texts.size(), from + 700)), limit), limit));
        }
        Collections.shuffle(parts, random);
        SignatureTable merged = parts.removeFirst();
        parts.forEach(merged::merge);

        assertThat(merged.level()).isEqualTo(one.level());
        assertThat(patterns(merged)).isEqualTo(patterns(one));
        assertThat(one.signatures().size()).isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyTextMatchesThePatternThatCountsIt(long seed) {
        Random random = new Random(seed);
        List<String> texts = texts(random, 400);
        SignatureTable table = table(texts, List.of(NO_LIMIT, 100, 20, 1).get(random.nextInt(4)));
        List<Pattern> patterns = patterns(table);
        assertThat(patterns.stream().mapToLong(Pattern::count).sum()).isEqualTo(texts.size());
        for (Pattern pattern : patterns) {
            Regex regex = Regex.compile(pattern.regex());
            assertThat(pattern.samples()).isNotEmpty();
            assertThat(texts.stream().filter(regex::find).count())
                    .as(pattern.regex() + " of " + pattern.samples())
                    .isGreaterThanOrEqualTo(pattern.count());
        }
        for (String text : texts) {
            assertThat(patterns.stream()
                            .anyMatch(pattern -> Regex.compile(pattern.regex()).find(text)))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void tooManySignaturesBecomeCoarser() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String name = Integer.toString(i, 26).replaceAll("[0-9]", "z");
            texts.add("job " + name + i % 10 + " of " + name + " ended, code " + i);
        }
        SignatureTable table = table(texts, 2000);
        assertThat(table.level()).isPositive();
        assertThat(table.signatures()).hasSizeLessThanOrEqualTo(2000);
        assertThat(table.memoryBytes()).isLessThan(20_000_000);
        assertThat(patterns(table))
                .singleElement()
                .extracting(Pattern::text, Pattern::count)
                .containsExactly("job <Token-1> of <Token-2> <Token-3>, <Token-4> <Token-5>", 100_000L);
    }

    private static List<Pattern> patterns(SignatureTable table) {
        List<Clustering.Line> lines = new ArrayList<>();
        table.signatures().forEach(signature -> lines.add(Clustering.line(signature)));
        List<Pattern> patterns = new ArrayList<>();
        Clustering.cluster(lines, () -> {})
                .forEach(cluster -> patterns.add(Pattern.of(cluster, new Lexer(), () -> null)));
        patterns.sort(Comparator.comparing(Pattern::regex));
        return patterns;
    }

    private static SignatureTable table(List<String> texts, int limit) {
        SignatureTable table = new SignatureTable(limit, () -> null);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            table.add(utf8, 0, utf8.length, 0);
        }
        return table;
    }

    private static SignatureTable throughBytes(SignatureTable table, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        SignatureTable copy = new SignatureTable(limit, () -> null);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    private static final List<String> WORDS = List.of(
            "user",
            "failed",
            "ERROR",
            "größe",
            "日本",
            "=",
            "(",
            ")",
            "()",
            "\"\"",
            ",",
            "10.1.2.3",
            "fe80::1",
            "0x1f",
            "-5",
            "3.94",
            "KB",
            "(3.94 KB)",
            "<1",
            "sec",
            "00:48",
            "2026-01-02 03:04:05,678Z",
            "Mon Jul  4 12:52:44 2005",
            "blk_1",
            "a.b.c",
            "http://h/p?q=1",
            "/p/x?y=1,2&z=3",
            "jk2_init",
            "node1",
            "node22",
            "1,234",
            "a:b:c",
            "80:e6:50:07:b0:14",
            "12ab34",
            "deadbeef1",
            "*",
            "[x]",
            "\u0001",
            "\u000b",
            "\t",
            "{\"k\":7}",
            "'",
            "^$|\\",
            "-",
            "?",
            "9f4ef63a-0000-1111-2222-333344445555");

    private static List<String> texts(Random random, int count) {
        List<String> templates = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (templates.isEmpty() || random.nextInt(4) == 0) {
                templates.add(words(random, random.nextInt(100) == 0 ? 800 : random.nextInt(9)));
            }
            String text = templates.get(random.nextInt(templates.size()));
            int digit = text.indexOf('1');
            texts.add(digit < 0 ? text : text.substring(0, digit) + random.nextInt(300) + text.substring(digit + 1));
        }
        return texts;
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return words.toString();
    }
}
