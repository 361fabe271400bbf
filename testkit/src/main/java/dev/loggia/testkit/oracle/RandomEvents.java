package dev.loggia.testkit.oracle;

import dev.loggia.event.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small, nasty logs: fields of mixed kinds, missing values, nested JSON, plain text, equal times. Decimals are multiples of a quarter,
 * so that sums are exact in any order.
 */
public final class RandomEvents {

    static final long START = 1_795_168_800_000L;
    private static final List<String> WORDS = List.of(
            "alpha", "beta", "Beta", "b2", "b10", "b2a", "", "7", "07", "7.5", "-3", "true", "x y", "é", "a.b",
            "ERROR");
    private static final List<String> USERS = List.of("ann", "bob", "eve");

    private static final List<String> ADDRESSES = List.of(
            "10.1.2.3",
            "10.1.9.9",
            "10.200.0.1",
            "192.168.0.7",
            "8.8.8.8",
            "127.0.0.1",
            "2001:db8::5",
            "300.1.1.1",
            "10.1");
    private static final List<String> CELLS =
            List.of("a,b,c", "7, x y ,", "\\\"p,q\\\",1", "single", "", ",,", "\\\"say \\\"\\\"hi\\\"\\\"\\\",2,3,4");

    private final Random random;

    private RandomEvents(Random random) {
        this.random = random;
    }

    /** At most so many events of one group in order of their sequence, their times nearly so. */
    public static List<LogEvent> of(Random random, String group, int most) {
        RandomEvents generator = new RandomEvents(random);
        List<LogEvent> events = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(most);
        long time = START;
        for (int i = 0; i < count; i++) {
            time += List.of(0, 0, 1, 999, 30_000, 61_000, -500).get(random.nextInt(7));
            events.add(new LogEvent(time, time, group, "stream", i, generator.message()));
        }
        return events;
    }

    private String message() {
        if (random.nextInt(5) == 0) {
            return "level=" + any(List.of("INFO", "WARN")) + " user=" + any(USERS) + " took " + random.nextInt(40)
                    + " ms" + any(List.of("", " tail", " msg=\"x \\\"y\\\" z\"", " empty= user=last"));
        }
        List<String> fields = new ArrayList<>();
        add(fields, "n", 80, number());
        add(fields, "m", 60, random.nextInt(4) == 0 ? quoted(any(WORDS)) : String.valueOf(random.nextInt(4)));
        add(fields, "d", 60, (random.nextInt(41) - 20) / 4.0 + "");
        add(fields, "s", 80, quoted(any(WORDS)));
        add(fields, "u", 70, quoted(any(USERS)));
        add(fields, "b", 50, any(List.of("true", "false", "1", "0", "null", "\"true\"")));
        add(
                fields,
                "t",
                60,
                quoted("id=" + random.nextInt(5) + " by " + any(USERS) + " in " + random.nextInt(30) + "ms"));
        add(
                fields,
                "o",
                60,
                "{\"k\":" + number() + ",\"l\":[" + random.nextInt(3) + ",{\"z\":" + quoted(any(WORDS)) + "}]}");
        add(fields, "ip", 50, quoted(any(ADDRESSES)));
        add(fields, "r", 50, array());
        add(fields, "x", 40, quoted(array().replace("\"", "\\\"")));
        add(fields, "c", 40, quoted(any(CELLS)));
        add(fields, "day", 40, quoted(any(List.of("2026-11-20", "2026-02-30", "1999-12-31", "today"))));
        add(fields, "j", 40, quoted("{\\\"k\\\":" + random.nextInt(3) + "}"));
        return "{" + String.join(",", fields) + "}";
    }

    private String array() {
        List<String> elements = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            elements.add(any(List.of("1", "2", "7.5", "null", "true", "\"b2\"", "\"ann\"", "{\"k\":1}", "[3,4]")));
        }
        return "[" + String.join(",", elements) + "]";
    }

    private void add(List<String> fields, String name, int percent, String json) {
        if (random.nextInt(100) < percent) {
            fields.add("\"" + name + "\":" + json);
        }
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> quoted(String.valueOf(random.nextInt(10)));
            case 1 -> random.nextInt(40) / 4.0 + "";
            case 2 -> "-" + random.nextInt(10);
            default -> String.valueOf(random.nextInt(12));
        };
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
