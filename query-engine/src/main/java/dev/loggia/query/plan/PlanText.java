package dev.loggia.query.plan;

import dev.loggia.query.expression.ExpressionText;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as an indented tree: the result on top, the scan at the bottom. */
public final class PlanText {

    private PlanText() {}

    /** @param scans what each source was asked to do, a line each */
    public static String of(Plan plan, List<String> scans) {
        return of(plan, plan.nodes().stream().map(PlanNode::describe).toList(), scans);
    }

    /**
     * @param steps what each node does, a line each, in the order of the plan
     * @param scans what each source was asked to do, a line each
     */
    public static String of(Plan plan, List<String> steps, List<String> scans) {
        StringBuilder text = new StringBuilder("result ")
                .append(plan.output().stream()
                        .map(column -> ExpressionText.name(column.name()))
                        .collect(Collectors.joining(", ")));
        int depth = 1;
        for (String step : steps.reversed()) {
            line(text, depth++, step);
        }
        for (String scan : scans) {
            line(text, depth, scan);
        }
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, int depth, String line) {
        text.append('\n').append("  ".repeat(depth)).append(line);
    }
}
