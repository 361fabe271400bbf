package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.InputReport;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.Value;
import dev.loggia.query.plan.EstimateNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A query that ends in {@code estimate}: asks the sources, and reads nothing. Its row is missing where a source does not know. */
final class EstimateRun implements QueryRun {

    /** One source, and what would be read of it. */
    record Part(EventSource source, ScanRequest request) {}

    private final List<Part> parts;
    private final List<Diagnostic> warnings;
    private boolean answered;
    private volatile boolean closed;

    EstimateRun(List<Part> parts, List<Diagnostic> textWarnings) {
        this.parts = List.copyOf(parts);
        this.warnings = new ArrayList<>(textWarnings);
    }

    @Override
    public List<String> columns() {
        return List.of(EstimateNode.COLUMN);
    }

    @Override
    public boolean rowsAreEvents() {
        return false;
    }

    @Override
    public @Nullable Batch next() {
        if (closed) {
            throw new IllegalStateException("the result is closed");
        }
        if (answered) {
            return null;
        }
        answered = true;
        return Batch.of(1, Map.of(EstimateNode.COLUMN, new Column.Constant(estimate(), 1)));
    }

    private @Nullable Value estimate() {
        long bytes = 0;
        boolean known = true;
        for (Part part : parts) {
            EventSource source = part.source;
            OptionalLong estimated = source.estimatedBytes(part.request);
            if (estimated.isEmpty()) {
                known = false;
                warnings.add(Diagnostic.warning(
                                "estimate-unknown",
                                "how much is in " + source.name() + " is known only once it is read")
                        .withHint("save what comes through a pipe to a file to estimate it"));
            }
            bytes += estimated.orElse(0);
        }
        return known ? Value.of(bytes) : null;
    }

    @Override
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public QueryStatistics statistics() {
        return new QueryStatistics(0, 0, 0, 0, 0, parts.size(), answered ? 1 : 0, 0, 0, 0, null);
    }

    @Override
    public List<InputReport> inputs() {
        return List.of();
    }

    @Override
    public void cancel() {
        // It is over at once: there is nothing to end.
    }

    @Override
    public void close() {
        closed = true;
    }
}
