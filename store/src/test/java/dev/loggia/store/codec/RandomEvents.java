package dev.loggia.store.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.store.codec.TestIndex.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Events as tests need them, the same for the same seed. */
final class RandomEvents {

    static final Comparator<Event> ORDER =
            Comparator.<Event>comparingLong(event -> event.timestamp).thenComparingLong(event -> event.sequence);

    private final Random random;
    private long sequence;
    private long timestamp = 1_700_000_000_000L;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** Log lines in order of time, several in each millisecond. */
    List<Event> lines(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            timestamp += random.nextInt(4) / 3;
            events.add(new Event(timestamp, sequence++, line()));
        }
        return events;
    }

    private String line() {
        return "GET /api/v1/items/" + random.nextInt(100_000) + " took " + random.nextInt(500) + " ms, status "
                + (random.nextInt(20) == 0 ? 500 : 200) + " request " + Long.toHexString(random.nextLong());
    }

    /** Messages of every kind and of up to 300 KB, in order of time. */
    List<Event> mixed(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            timestamp += random.nextInt(3);
            events.add(new Event(timestamp, sequence++, message()));
        }
        return events;
    }

    private byte[] message() {
        int length = random.nextInt(60) == 0 ? random.nextInt(300 << 10) : random.nextInt(400);
        return switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                yield noise;
            }
            case 2 -> "repeated ".repeat(length / 9).getBytes(UTF_8);
            case 3 -> "grüße 日本語 🎉 ".repeat(length / 26).getBytes(UTF_8);
            default -> line().getBytes(UTF_8);
        };
    }

    List<Event> shuffled(List<Event> events) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    static List<Event> ordered(List<Event> events) {
        return events.stream().sorted(ORDER).toList();
    }
}
