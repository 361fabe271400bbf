package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.query.analysis.Analysis.Subquery;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subqueries of one text: what is known of their rows, and which must run. */
final class SubqueryRegistry {

    private final Map<SourceSpan, SubqueryRows> known;
    private final List<Subquery> pending = new ArrayList<>();

    SubqueryRegistry(Map<SourceSpan, SubqueryRows> known) {
        this.known = Map.copyOf(known);
    }

    /** Those that have not run, each after those within it. */
    List<Subquery> pending() {
        return pending;
    }

    /** What the plan answered; empty when it must run first. */
    Optional<SubqueryRows> rows(SourceSpan span, Plan plan) {
        SubqueryRows rows = known.get(span);
        if (rows == null) {
            pending.add(new Subquery(span, plan));
        }
        return Optional.ofNullable(rows);
    }

    /** What a subquery that has not run is called in a plan that is shown. */
    String name() {
        return "subquery " + pending.size();
    }
}
