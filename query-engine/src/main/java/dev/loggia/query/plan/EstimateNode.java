package dev.loggia.query.plan;

import java.util.Set;

/** {@code estimate} (section 3.23): nothing before it runs; its one row tells how much would be read. */
public record EstimateNode() implements PlanNode {

    /** The column of its row: bytes of messages. */
    public static final String COLUMN = "estimatedBytes";

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> defines() {
        return Set.of(COLUMN);
    }

    @Override
    public boolean replacesRows() {
        return true;
    }

    @Override
    public String describe() {
        return "estimate the bytes that would be scanned, without running what is below";
    }
}
