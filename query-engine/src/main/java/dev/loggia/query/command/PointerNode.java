package dev.loggia.query.command;

import dev.loggia.event.SystemField;
import dev.loggia.query.exec.EventPointer;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.plan.RowNode;
import java.util.Set;

/** Adds {@code @ptr} to events where the query names it. */
public record PointerNode() implements RowNode {

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> defines() {
        return Set.of(SystemField.PTR);
    }

    @Override
    public boolean keepsRows() {
        return true;
    }

    @Override
    public RowOperator operator(Set<String> needed) {
        return EventPointer::add;
    }

    @Override
    public String describe() {
        return "compute @ptr";
    }
}
