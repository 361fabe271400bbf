package dev.loggia.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** What other processes do with a store in tests; {@link ChildProcess} starts it. */
final class StoreChild {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private StoreChild() {}

    /** @param arguments the task, the store's folder, and what the task wants */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (LogStore store = LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()))) {
            switch (arguments[0]) {
                case "append" -> append(store, Long.parseLong(arguments[2]));
                case "count" -> count(new StoreCounts(store));
                case "hold" -> hold(store.group(arguments[2]));
                case "create" -> create(store, arguments[2]);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /** Goes on from the positions of the sources, for ever. */
    private static void append(LogStore store, long seed) {
        Random random = new Random(seed);
        for (int round = 0; ; round++) {
            LogGroup group = store.group(CrashTest.GROUPS.get(random.nextInt(CrashTest.GROUPS.size())));
            String source = CrashTest.SOURCES.get(random.nextInt(CrashTest.SOURCES.size()));
            String position = group.positions().get(source);
            long from = position == null ? 0 : Long.parseLong(position) + 1;
            long to = from + 1 + random.nextInt(200);
            group.append(
                    NumberedEvents.of(source, CrashTest.time(source), from, to), Map.of(source, Long.toString(to - 1)));
            switch (random.nextInt(120)) {
                case 0, 1, 2, 3, 4, 5, 6 -> group.flush();
                case 7, 8 -> group.compact();
                case 9 -> group.deleteStream(CrashTest.DELETED);
                case 10 -> {
                    group.setRetentionDays(OptionalInt.of(7));
                    group.setRetentionDays(OptionalInt.empty());
                }
                case 11 -> {
                    store.group("short/lived").append(NumberedEvents.of("a", CrashTest.time("a"), 0, 10), Map.of());
                    store.delete("short/lived");
                }
                default -> group.positions();
            }
            if (round == 0) {
                OUT.println("appending");
            }
        }
    }

    /** Looks at the store until a line comes in. */
    private static void count(StoreCounts counts) throws IOException {
        BufferedReader input = input();
        int rounds = 0;
        do {
            counts.look();
            if (rounds++ == 0) {
                OUT.println("counting");
            }
        } while (!input.ready());
        OUT.println("looked " + (rounds > 1 ? "often" : "once"));
    }

    /** Appends to a group, and keeps it until a line comes in. */
    private static void hold(LogGroup group) throws IOException {
        group.append(NumberedEvents.of("holder", CrashTest.time("holder"), 0, 10), Map.of());
        OUT.println("holding");
        input().readLine();
    }

    /** Creates a group once a line comes in. */
    private static void create(LogStore store, String name) throws IOException {
        OUT.println("ready");
        input().readLine();
        OUT.println("created " + store.group(name).id());
    }
}
