package dev.loggia.testkit.queryfile;

import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.event.Batch;
import dev.loggia.event.EventSource;
import dev.loggia.event.Value;
import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import dev.loggia.query.QueryRun;
import dev.loggia.query.source.SourceCatalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a query to its end. */
public final class CaseRunner {

    private CaseRunner() {}

    /** What comes out of a query over these sources, be it rows or errors. */
    public static Outcome run(String query, List<? extends EventSource> sources, QueryOptions options) {
        return run(query, SourceCatalog.of(sources), options);
    }

    /** The same of a query that may name sources. */
    public static Outcome run(String query, SourceCatalog sources, QueryOptions options) {
        try (QueryRun run = QueryEngine.run(query, sources, options)) {
            List<String> columns = run.columns();
            List<List<@Nullable Value>> rows = new ArrayList<>();
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    List<@Nullable Value> cells = new ArrayList<>();
                    for (String column : columns) {
                        cells.add(batch.column(column).value(row));
                    }
                    rows.add(cells);
                }
            }
            return new Outcome.Rows(columns, rows, run.warnings(), run.statistics());
        } catch (LoggiaException e) {
            return new Outcome.Refused(e.diagnostics());
        }
    }
}
