package dev.loggia.ingest.file;

import dev.loggia.event.Scan;
import dev.loggia.ingest.format.LogFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** The input to be read. What has vanished since the source was opened is an empty input, and told. */
    Lane open(Input input) {
        try {
            return switch (input) {
                case Input.File file -> open(file);
                case Input.Pipe pipe -> open(pipe);
            };
        } catch (NoSuchFileException e) {
            run.warn("input-vanished", input.name() + " is not there any more: it was left out");
        } catch (IOException e) {
            run.warn("input-unreadable", input.name() + " cannot be read: " + e.getMessage() + "; it was left out");
        }
        return new EmptyLane();
    }

    private Lane open(Input.File file) throws IOException {
        long modified = Files.getLastModifiedTime(file.path()).toMillis();
        if (file.compression() == Compression.NONE && file.encoding().isUtf8()) {
            FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
            return new PlainLane(run, file, channel, channel.size(), modified);
        }
        YearMap years = null;
        if (file.format().lacksYear()) {
            try (ContentStream content = ContentStream.open(Files.newInputStream(file.path()))) {
                years = StreamedLane.yearSteps(content.content(), run, file, file.format())
                        .endingBefore(
                                modified + YearSteps.CLOCK_SLACK,
                                run.options().format().zone());
            }
        }
        InputStream packed = new CountedStream(Files.newInputStream(file.path()), run);
        return new StreamedLane(
                run, file, file.format(), modified, ContentStream.open(packed).content(), years);
    }

    private Lane open(Input.Pipe pipe) throws IOException {
        InputStream raw = pipe.path() == null ? run.options().standardInput() : Files.newInputStream(pipe.path());
        if (raw == null) {
            return new EmptyLane();
        }
        InputStream pumped = new PipeStream(raw, pipe.path() != null, pipe.name(), run.context());
        ContentStream content = ContentStream.open(new CountedStream(pumped, run));
        if (content.compression().otherTool() != null) {
            content.close();
            throw InputList.notRead(pipe.name(), content.compression());
        }
        PushbackInputStream text = new PushbackInputStream(content.content(), FormatDetector.SAMPLE);
        byte[] sample = new byte[FormatDetector.SAMPLE];
        int length = ContentStream.fill(text, sample);
        text.unread(sample, 0, length);
        LogFormat format = detector.detect(
                sample, length, length < sample.length, run.options().format());
        return new StreamedLane(run, pipe, format, run.options().now(), text, null);
    }

    /** Counts what is read, for the progress. */
    private static final class CountedStream extends FilterInputStream {
        private final ScanRun run;

        CountedStream(InputStream in, ScanRun run) {
            super(in);
            this.run = run;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            run.counters().addBytesRead(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            run.counters().addBytesRead(Math.max(0, count));
            return count;
        }
    }

    /** Nothing to read. */
    private static final class EmptyLane implements Lane {
        @Override
        public Scan.@Nullable Partition next() {
            return null;
        }

        @Override
        public void close() {}
    }
}
