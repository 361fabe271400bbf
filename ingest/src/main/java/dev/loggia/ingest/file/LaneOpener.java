package dev.loggia.ingest.file;

import dev.loggia.diagnostic.DataException;
import dev.loggia.ingest.format.LogFormat;
import dev.loggia.ingest.sink.ReadingPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Opens the inputs of a scan, each when its turn comes. */
final class LaneOpener {

    private final ScanRun run;
    private final FormatDetector detector;

    LaneOpener(ScanRun run, FormatDetector detector) {
        this.run = run;
        this.detector = detector;
    }

    /** The input to be read as a whole. What has vanished since the source was opened is an empty input, and told. */
    Lane open(Input input) {
        try {
            return switch (input) {
                case Input.File file -> open(file, ReadingPoint.START, Long.MAX_VALUE);
                case Input.Pipe pipe -> open(pipe);
            };
        } catch (NoSuchFileException e) {
            run.warnOfGap("input-vanished", input.name() + " is not there any more: it was left out");
        } catch (IOException e) {
            DataException unreadable = InputDetector.unreadable(input.name(), e);
            run.warnOfGap("input-unreadable", unreadable.getMessage() + ": it was left out");
        }
        return new EmptyLane();
    }

    /**
     * A file to be read on.
     *
     * @param size bytes of the file that count, unless it is packed or has less
     */
    Lane open(Input.File file, ReadingPoint from, long size) throws IOException {
        long modified = Files.getLastModifiedTime(file.path()).toMillis();
        if (file.isPlain()) {
            return openPlain(file, from, size, modified);
        }
        YearMap years = null;
        if (file.format().lacksYear()) {
            try (InputStream lines = lines(file, Files.newInputStream(file.path()), Growth.NONE)) {
                years = StreamedLane.yearSteps(lines, run, file, file.format())
                        .endingBefore(
                                modified + YearSteps.CLOCK_SLACK,
                                run.options().format().zone());
            }
        }
        long whole = wholeCharacters(file, size);
        InputStream raw = new CountedStream(Files.newInputStream(file.path()), run, whole);
        InputStream content = lines(file, raw, growth(file, size));
        Lane lane = null;
        try {
            lane = openFramed(file, content, from, modified, years);
        } finally {
            if (lane == null) {
                content.close();
            }
        }
        return lane == null ? new EmptyLane() : lane;
    }

    /** Content to be read on from a place in it; null when it has become shorter than that, which is told. */
    private @Nullable Lane openFramed(
            Input.File file, InputStream content, ReadingPoint from, long modified, @Nullable YearMap years) {
        if (!new StreamReader(content, file, run, 0).skip(from.offset())) {
            if (run.incomplete() == null) {
                String message = file.name() + " holds less than when it was read before: it was left out";
                run.warnOfGap("input-changed", message);
            }
            return null;
        }
        ReadingPoint start = from;
        InputStream rest = content;
        if (from.next() == ReadingPoint.Next.REST_OF_LINE) {
            byte[] bytes = new byte[LineEnds.LONGEST];
            int length = ContentStream.fill(content, bytes);
            int lineEnd = LineEnds.leading(bytes, length);
            start = from.plus(lineEnd);
            rest = ContentStream.joined(bytes, lineEnd, length - lineEnd, content);
        }
        return new StreamedLane(
                run, file, file.format(), file.formatName(), modified, file.firstTime(), start, rest, years);
    }

    /** A file that is read as a whole is not read on later. */
    private static Growth growth(Input.File file, long size) {
        if (size == Long.MAX_VALUE) {
            return Growth.NONE;
        }
        return file.compression() == Compression.NONE ? Growth.ANY : Growth.IF_DAMAGED;
    }

    private static InputStream lines(Input.File file, InputStream raw, Growth growth) throws IOException {
        return file.framing().toLines(ContentStream.open(raw, file.encoding()).content(), growth);
    }

    private Lane openPlain(Input.File file, ReadingPoint from, long size, long modified) throws IOException {
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        try {
            long end = Math.min(size, channel.size());
            byte[] bytes = new byte[LineEnds.LONGEST];
            int length = 0;
            if (from.next() == ReadingPoint.Next.REST_OF_LINE && from.offset() < end) {
                int wanted = (int) Math.min(bytes.length, end - from.offset());
                length = Math.max(0, channel.read(ByteBuffer.wrap(bytes, 0, wanted), from.offset()));
            }
            ReadingPoint start = from.plus(LineEnds.leading(bytes, length));
            return new PlainLane(run, file, channel, start, end, modified);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Half a character at the end is read when the rest of it is there: until then nobody knows how long it is in UTF-8. */
    private static long wholeCharacters(Input.File file, long size) throws IOException {
        return file.compression() != Compression.NONE || size == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : file.encoding().wholeCharacters(file.path(), size);
    }

    private Lane open(Input.Pipe pipe) throws IOException {
        Path path = pipe.path();
        InputStream standardInput = run.options().standardInput();
        PipeStream.Opening opening;
        if (path != null) {
            opening = () -> Files.newInputStream(path);
        } else if (standardInput != null) {
            opening = () -> standardInput;
        } else {
            return new EmptyLane();
        }
        InputStream pumped = new PipeStream(opening, path != null, pipe.name(), run.context());
        ContentStream content = ContentStream.open(
                new CountedStream(pumped, run, Long.MAX_VALUE), run.options().encoding());
        if (content.compression().otherTool() != null) {
            content.close();
            throw InputDetector.notRead(pipe.name(), content.compression());
        }
        ContentSample sample = ContentSample.of(content.content(), run.options().format(), null);
        InputDetector.checkRead(pipe.name(), sample);
        if (run.options().encoding() == null && !InputDetector.isUtf8(content, sample)) {
            run.context().warn(InputNotes.notUtf8(pipe.name() + " is not UTF-8"));
        }
        LogFormat format =
                sample.format(pipe.name(), detector, run.options().format()).format();
        return new StreamedLane(
                run,
                pipe,
                format,
                sample.framing().describe(format.name()),
                run.options().now(),
                sample.firstTime(format, run.sizes()),
                ReadingPoint.START,
                sample.lines(),
                null);
    }

    /** Nothing to read. */
    private static final class EmptyLane implements Lane {
        @Override
        public @Nullable EventRange next() {
            return null;
        }

        @Override
        public String format() {
            return "";
        }

        @Override
        public void close() {}
    }
}
