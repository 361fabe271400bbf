package dev.loggia.query.pattern;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How many events are of the query's time and how many of the time it is compared with; an event may be of both. */
final class WindowCounts implements EventTimes {

    private final ComparedTimes times;
    private long current;
    private long earlier;

    WindowCounts(ComparedTimes times) {
        this.times = times;
    }

    long current() {
        return current;
    }

    long earlier() {
        return earlier;
    }

    @Override
    public long add(long millis) {
        current += times.current().contains(millis) ? 1 : 0;
        earlier += times.earlier().contains(millis) ? 1 : 0;
        return 0;
    }

    @Override
    public void merge(EventTimes other) {
        WindowCounts counts = (WindowCounts) other;
        current += counts.current;
        earlier += counts.earlier;
    }

    @Override
    public long memoryBytes() {
        return 40;
    }

    @Override
    public void write(DataOutput output) throws IOException {
        output.writeLong(current);
        output.writeLong(earlier);
    }

    @Override
    public void read(DataInput input) throws IOException {
        current = input.readLong();
        earlier = input.readLong();
    }
}
