package dev.loggia.query.function.aggregate;

import dev.loggia.event.NaturalOrder;
import dev.loggia.event.Value;
import java.util.Comparator;

/**
 * The natural order made total: of values that are equal in it but of different kinds, such as the number 1 and the text {@code 1},
 * numbers come first. Without it a result would depend on which value came first.
 */
final class ValueRank {

    static final Comparator<Value> ORDER = (a, b) -> {
        int order = NaturalOrder.ASCENDING.compare(a, b);
        return order != 0 ? order : Integer.compare(of(a), of(b));
    };

    private ValueRank() {}

    static int of(Value value) {
        return switch (value) {
            case Value.Number number -> 0;
            case Value.Timestamp timestamp -> 1;
            case Value.Bool bool -> 2;
            case Value.Text text -> 3;
            case Value.Structure structure -> 4;
        };
    }
}
