package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.query.saved.FilledText;
import dev.loggia.query.saved.SavedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query text in which stages take the places of the calls of saved queries (section 15.1), and what came from where. Immutable. */
final class Expansion {

    private final String text;
    private final List<Part> parts;

    private Expansion(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /** A call, and what it stands for. */
    record Call(SourceSpan span, SavedQuery query, FilledText filled) {

        /** A comment ends with its line, and must not take along what follows the call. */
        String text() {
            String stages = filled.text();
            return stages.indexOf('#', stages.lastIndexOf('\n') + 1) < 0 ? stages : stages + "\n";
        }
    }

    /** @param expanded where the stages are in {@link #text} */
    private record Part(Call call, SourceSpan expanded) {}

    /** @param calls in the order of the text */
    static Expansion of(String original, List<Call> calls) {
        StringBuilder text = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Call call : calls) {
            text.append(original, from, call.span().start());
            int start = text.length();
            text.append(call.text());
            parts.add(new Part(call, new SourceSpan(start, text.length())));
            from = call.span().end();
        }
        text.append(original, from, original.length());
        return new Expansion(text.toString(), parts);
    }

    String text() {
        return text;
    }

    /** Whether a part of the text came from a saved query. */
    boolean isExpanded(SourceSpan span) {
        return part(span).isPresent();
    }

    /** The same about the text that the user wrote: what is about a saved query points at the call, and tells where in the saved query. */
    Diagnostic inOriginal(Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        if (span == null) {
            return diagnostic;
        }
        Optional<Part> part = part(span);
        return part.isPresent()
                ? about(part.get(), span, diagnostic)
                : new Diagnostic(
                        diagnostic.code(),
                        diagnostic.severity(),
                        diagnostic.message(),
                        new SourceSpan(original(span.start(), true), original(span.end(), false)),
                        diagnostic.hint());
    }

    private Optional<Part> part(SourceSpan span) {
        return parts.stream()
                .filter(part -> isWithin(span, part.expanded()) || isBehind(span, part.expanded()))
                .findFirst();
    }

    private static boolean isWithin(SourceSpan span, SourceSpan stages) {
        return span.start() >= stages.start() && span.end() <= stages.end();
    }

    /** Whether it is where the last stage ends, at the pipe behind the call or at the end of the text: there something is missing. */
    private boolean isBehind(SourceSpan span, SourceSpan stages) {
        return span.start() >= stages.end()
                && span.end() - span.start() <= 1
                && text.substring(stages.end(), span.start()).isBlank();
    }

    private static Diagnostic about(Part part, SourceSpan span, Diagnostic diagnostic) {
        SavedQuery query = part.call().query();
        int length = part.call().filled().text().length();
        int offset = part.call()
                .filled()
                .written(new SourceSpan(
                        Math.min(span.start() - part.expanded().start(), length),
                        Math.min(span.end() - part.expanded().start(), length)))
                .start();
        int lineStart = query.text().lastIndexOf('\n', offset - 1) + 1;
        long line = query.text().chars().limit(lineStart).filter(c -> c == '\n').count() + 1;
        int position = query.text().codePointCount(lineStart, offset) + 1;
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                "in saved query " + query.name() + ", line " + line + ", position " + position + ": "
                        + diagnostic.message(),
                part.call().span(),
                diagnostic.hint());
    }

    /** @param start whether it is where something starts: of a call that it is within, then it is the start */
    private int original(int offset, boolean start) {
        int moved = 0;
        for (Part part : parts) {
            SourceSpan expanded = part.expanded();
            if (offset <= expanded.start()) {
                break;
            }
            if (offset < expanded.end() || !start && offset == expanded.end()) {
                return start ? part.call().span().start() : part.call().span().end();
            }
            moved = part.call().span().end() - expanded.end();
        }
        return offset + moved;
    }
}
