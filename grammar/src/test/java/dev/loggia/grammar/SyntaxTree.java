package dev.loggia.grammar;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** All nodes of a tree, whatever they are. */
final class SyntaxTree {

    private SyntaxTree() {}

    /** The node itself and everything below it that is a record, parents first. */
    static List<Record> nodes(Object root) {
        List<Record> nodes = new ArrayList<>();
        collect(root, nodes);
        return nodes;
    }

    private static void collect(Object node, List<Record> nodes) {
        if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, nodes));
        } else if (node instanceof Record parent) {
            nodes.add(parent);
            for (RecordComponent component : parent.getClass().getRecordComponents()) {
                collect(value(parent, component), nodes);
            }
        }
    }

    private static Object value(Record parent, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
