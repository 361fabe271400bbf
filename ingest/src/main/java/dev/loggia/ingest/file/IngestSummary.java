package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * What an ingest did. Immutable.
 *
 * @param inputs those whose turn came, in the order in which they were read
 * @param warnings each once, with its count; those about inputs that could not be read are among them
 * @param cancelled whether it was ended before its time; running it again goes on from there
 * @param elapsed from start to end
 */
public record IngestSummary(
        List<IngestedInput> inputs, List<Diagnostic> warnings, boolean cancelled, Duration elapsed) {

    public IngestSummary {
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /** Whether everything that there was to read is in the sink. */
    public boolean complete() {
        return !cancelled && inputs.stream().allMatch(IngestedInput::complete);
    }

    /** How many events were appended. */
    public long events() {
        return inputs.stream().mapToLong(IngestedInput::events).sum();
    }

    /** UTF-8 bytes of their messages. */
    public long bytes() {
        return inputs.stream().mapToLong(IngestedInput::bytes).sum();
    }
}
