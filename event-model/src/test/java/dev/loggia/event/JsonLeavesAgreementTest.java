package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JsonLeaves and JsonDiscovery never disagree. */
class JsonLeavesAgreementTest {

    private static final int MESSAGES = 15_000;
    private static final int FEW_NAMES = 20;
    private static final int FEW_LEAVES = 6;

    private final JsonLeaves leaves = new JsonLeaves(100_000, 10_000);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesOnJsonAndOnWhatIsNearlyJson(long seed) {
        Random random = new Random(seed);
        RandomJson generator = new RandomJson(random);
        int json = 0;
        int damagedJson = 0;
        int others = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = generator.message();
            json += agrees(message, random) ? 1 : 0;
            others += leaves.others() ? 1 : 0;
            damagedJson += agrees(generator.damaged(message), random) ? 1 : 0;
        }
        assertThat(json).isBetween(MESSAGES * 3 / 4, MESSAGES - 1);
        assertThat(damagedJson).isBetween(MESSAGES / 10, MESSAGES * 9 / 10);
        assertThat(others).isBetween(1, MESSAGES / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void agreesWithinNarrowBounds(long seed) {
        Random random = new Random(seed);
        RandomJson generator = new RandomJson(random);
        JsonLeaves few = new JsonLeaves(FEW_NAMES, FEW_LEAVES);
        int overflowed = 0;
        int whole = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = random.nextBoolean() ? generator.message() : generator.damaged(generator.message());
            boolean json = leaves.read(message, 0, message.length);
            assertThat(few.read(message, 0, message.length)).isEqualTo(json);
            if (!leaves.repeated()) {
                assertThat(few.overflowed()).isEqualTo(leaves.count() + leaves.emptyContainers() > FEW_LEAVES);
            }
            if (few.overflowed()) {
                overflowed++;
                assertThat(few.count() + few.emptyContainers()).isZero();
            } else if (json && !few.others()) {
                whole++;
                assertThat(values(few)).isEqualTo(values(leaves));
                assertThat(empty(few)).isEqualTo(empty(leaves));
            }
            assertThat(few.names()).isLessThanOrEqualTo(FEW_NAMES);
        }
        assertThat(overflowed).isGreaterThan(MESSAGES / 20);
        assertThat(whole).isGreaterThan(MESSAGES / 20);
    }

    /** Compares all that is told of a message; returns whether it is JSON. */
    private boolean agrees(byte[] message, Random random) {
        int start = random.nextInt(10);
        byte[] buffer = new byte[start + message.length + random.nextInt(10)];
        random.nextBytes(buffer);
        System.arraycopy(message, 0, buffer, start, message.length);
        int end = start + message.length;
        String text = new String(message, StandardCharsets.ISO_8859_1);

        boolean json = leaves.read(buffer, start, end);

        Map<String, Value> expected = JsonDiscovery.all(buffer, start, end, Integer.MAX_VALUE);
        if (json != (expected != null)) {
            assertThat(json).as(text).isEqualTo(expected != null);
        }
        if (expected == null) {
            assertThat(leaves.count() + leaves.emptyContainers()).as(text).isZero();
            return false;
        }
        Map<String, Value> found = values(leaves);
        List<Map.Entry<String, Value>> nameable = nameable(expected);
        if (!nameable.equals(List.copyOf(found.entrySet()))) {
            assertThat(found.entrySet()).as(text).containsExactlyElementsOf(nameable);
        }
        if (!leaves.others() && nameable.size() != expected.size()) {
            assertThat(leaves.others()).as(text).isTrue();
        }
        String decoded = new String(message, StandardCharsets.UTF_8);
        // Of broken UTF-8 the parser takes some when it reads it and more when it skips it, so extractions differ among
        // themselves.
        if (Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), message)) {
            agreesWithExtraction(buffer, start, end, found, text, random);
            agreesOnEmptyContainers(decoded);
        }
        return true;
    }

    private void agreesWithExtraction(
            byte[] buffer, int start, int end, Map<String, Value> found, String text, Random random) {
        List<String> names = new ArrayList<>(found.keySet());
        names.removeIf(name -> random.nextInt(3) == 0);
        int leafNames = names.size();
        names.addAll(empty(leaves));
        JsonDiscovery discovery = JsonDiscovery.of(names, Integer.MAX_VALUE);
        @Nullable Value[] into = new Value[names.size()];
        discovery.extract(buffer, start, end, into);
        for (int i = 0; i < names.size(); i++) {
            Value value = into[i];
            boolean agrees = i < leafNames
                    ? value != null && found.get(names.get(i)) instanceof Value leaf && leaf.equals(utf8(value))
                    : value instanceof Value.Structure;
            if (!agrees) {
                assertThat(value).as("%s of %s", names.get(i), text).isEqualTo(found.get(names.get(i)));
            }
        }
    }

    private void agreesOnEmptyContainers(String message) {
        if (leaves.repeated() || leaves.others()) {
            return;
        }
        List<String> expected = new ArrayList<>();
        addEmptyWithin("", JsonText.parse(message), expected);
        if (!expected.equals(empty(leaves))) {
            assertThat(empty(leaves)).as(message).isEqualTo(expected);
        }
    }

    /** Adds the names of containers within that hold nothing but nulls; returns whether anything is told of the value. */
    private static boolean addEmptyWithin(String prefix, @Nullable Value value, List<String> names) {
        boolean told = false;
        switch (value) {
            case Value.MapValue map -> {
                for (Map.Entry<String, @Nullable Value> entry : map.entries().entrySet()) {
                    told |= addEmpty(prefix + entry.getKey(), entry.getValue(), names);
                }
            }
            case Value.ListValue list -> {
                for (int i = 0; i < list.elements().size(); i++) {
                    told |= addEmpty(prefix + i, list.elements().get(i), names);
                }
            }
            case null -> told = false;
            default -> told = true;
        }
        return told;
    }

    private static boolean addEmpty(String path, @Nullable Value value, List<String> names) {
        if (addEmptyWithin(path + ".", value, names)) {
            return true;
        }
        if (value != null) {
            names.add(WantedNames.flatName(path));
        }
        return value != null;
    }

    private static List<Map.Entry<String, Value>> nameable(Map<String, Value> expected) {
        List<Map.Entry<String, Value>> nameable = new ArrayList<>();
        expected.forEach((name, value) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            int pathBytes = name.startsWith("@") ? utf8.length - 1 : utf8.length;
            if (pathBytes <= 1024 && new String(utf8, StandardCharsets.UTF_8).equals(name)) {
                nameable.add(Map.entry(name, utf8(value)));
            }
        });
        return nameable;
    }

    /** The value as it is once its text became UTF-8. */
    private static Value utf8(Value value) {
        return value instanceof Value.Text text
                ? Value.of(new String(text.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                : value;
    }

    private static Map<String, Value> values(JsonLeaves leaves) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < leaves.count(); i++) {
            if (leaves.name(i) != JsonLeaves.OTHER) {
                String name = leaves.nameOf(leaves.name(i));
                if (values.put(name, JsonLeavesTest.value(leaves, i)) != null) {
                    assertThat(values).as("told twice").doesNotContainKey(name);
                }
            }
        }
        return values;
    }

    private static List<String> empty(JsonLeaves leaves) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < leaves.emptyContainers(); i++) {
            if (leaves.emptyContainer(i) != JsonLeaves.OTHER) {
                names.add(leaves.nameOf(leaves.emptyContainer(i)));
            }
        }
        return names;
    }
}
