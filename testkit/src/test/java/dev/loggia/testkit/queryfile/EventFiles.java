package dev.loggia.testkit.queryfile;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.FormatOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of a query file as files. Their messages hold no times, so there is a file for each time: an event without a time of its
 * own has that of its file.
 */
public final class EventFiles {

    private static final int MAXIMUM_FIELDS = 200;

    private EventFiles() {}

    public static List<EventSource> write(Events events, Path folder) throws IOException {
        Map<Long, StringBuilder> texts = new TreeMap<>();
        for (LogEvent event : events.events()) {
            texts.computeIfAbsent(event.timestamp(), time -> new StringBuilder())
                    .append(event.message())
                    .append('\n');
        }
        List<String> files = new ArrayList<>();
        for (Map.Entry<Long, StringBuilder> text : texts.entrySet()) {
            Path file = folder.resolve("events-" + files.size() + ".log");
            Files.writeString(file, text.getValue());
            Files.setLastModifiedTime(file, FileTime.fromMillis(text.getKey()));
            files.add(file.toString());
        }
        if (files.isEmpty()) {
            return List.of();
        }
        FormatOptions format = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Off());
        return List.of(FileEventSource.open(
                files, FileSourceOptions.of("memory", format, 0).withMaximumFields(MAXIMUM_FIELDS)));
    }
}
