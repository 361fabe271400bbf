package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import java.util.ArrayList;
import java.util.List;

/** One operator after the other in a loop, so that however many there are they need no deeper a stack than one. */
record RowOperators(List<RowOperator> operators) implements RowOperator {

    RowOperators {
        operators = List.copyOf(operators);
    }

    /** The same operators, with those that follow one another as one. */
    static List<BatchOperator> joined(List<BatchOperator> operators) {
        List<BatchOperator> joined = new ArrayList<>();
        List<RowOperator> inRow = new ArrayList<>();
        for (BatchOperator operator : operators) {
            if (operator instanceof RowOperator each) {
                inRow.add(each);
                continue;
            }
            join(inRow, joined);
            joined.add(operator);
        }
        join(inRow, joined);
        return List.copyOf(joined);
    }

    private static void join(List<RowOperator> inRow, List<BatchOperator> joined) {
        if (!inRow.isEmpty()) {
            joined.add(new RowOperators(inRow));
            inRow.clear();
        }
    }

    @Override
    public Batch apply(Batch batch) {
        Batch rows = batch;
        for (RowOperator operator : operators) {
            if (rows.size() == 0) {
                return rows;
            }
            rows = operator.apply(rows);
        }
        return rows;
    }
}
