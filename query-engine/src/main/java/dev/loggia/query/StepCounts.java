package dev.loggia.query;

import dev.loggia.event.ScanStatistics;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many rows each scan and each step of a plan took and gave so far. Counts are made once a batch, so that they cost nothing that could
 * be measured. Thread-safe.
 */
final class StepCounts {

    private final Plan plan;
    private final List<ScanPlan> scans;
    private final int leadingFilters;
    private final List<Set<FilterNode>> promised;
    private final List<LongAdder> scanned;
    private final List<LongAdder> in;
    private final List<LongAdder> out;

    /** @param scans those of the plan, in the order in which they are run */
    StepCounts(Plan plan, List<ScanPlan> scans) {
        this.plan = plan;
        this.scans = List.copyOf(scans);
        this.leadingFilters = ScanPlan.leadingFilters(plan).size();
        this.promised = scans.stream().map(scan -> Set.copyOf(scan.promised())).toList();
        this.scanned = adders(scans.size());
        this.in = adders(plan.nodes().size());
        this.out = adders(plan.nodes().size());
    }

    private static List<LongAdder> adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toList();
    }

    /** Whether a node is a filter that the source of a scan promised to apply. */
    boolean pushedDown(int node, int scan) {
        return node < leadingFilters
                && plan.nodes().get(node) instanceof FilterNode filter
                && promised.get(scan).contains(filter);
    }

    /** Counts what a scan gave. */
    RowOperator afterScan(int scan) {
        return counting(scanned.get(scan));
    }

    /** Counts what a node takes. */
    RowOperator before(int node) {
        return counting(in.get(node));
    }

    /** Counts what a node gave. */
    RowOperator after(int node) {
        return counting(out.get(node));
    }

    private static RowOperator counting(LongAdder rows) {
        return batch -> {
            rows.add(batch.size());
            return batch;
        };
    }

    /** The plan with what was counted so far. @param statistics of the scans that have begun, in their order */
    String explain(List<ScanStatistics> statistics) {
        List<String> steps = new ArrayList<>();
        for (int node = 0; node < plan.nodes().size(); node++) {
            steps.add(plan.nodes().get(node).describe() + " (" + step(node) + ")");
        }
        List<String> reads = new ArrayList<>();
        for (int scan = 0; scan < scans.size(); scan++) {
            String read = scan < statistics.size() ? scan(scan, statistics.get(scan)) : "not read";
            reads.add(scans.get(scan).describe() + " (" + read + ")");
        }
        return PlanText.of(plan, steps, reads);
    }

    private String step(int node) {
        int[] pushedDown = IntStream.range(0, scans.size())
                .filter(scan -> pushedDown(node, scan))
                .toArray();
        String rows = "rows: " + number(in.get(node).sum()) + " in, "
                + number(out.get(node).sum()) + " out";
        if (pushedDown.length == 0) {
            return rows;
        }
        String passed = "rows: "
                + number(IntStream.of(pushedDown)
                        .mapToLong(scan -> scanned.get(scan).sum())
                        .sum())
                + " out";
        return pushedDown.length == scans.size()
                ? "pushed down; " + passed
                : rows + "; pushed down in " + pushedDown.length + " of " + scans.size() + " scans, " + passed;
    }

    private String scan(int scan, ScanStatistics statistics) {
        return "events: " + number(statistics.recordsScanned()) + " scanned, "
                + number(statistics.recordsSkipped()) + " skipped; message bytes: "
                + number(statistics.bytesScanned()) + " scanned, "
                + number(statistics.bytesSkipped()) + " skipped; read: "
                + number(statistics.bytesRead()) + " bytes"
                + (statistics.blocksRead() == 0 ? "" : " in " + number(statistics.blocksRead()) + " blocks")
                + "; rows: " + number(scanned.get(scan).sum()) + " out";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
