package dev.loggia.regex;

/**
 * How many instructions in a row a matcher may follow without reading a character. RE2/J follows them by recursion, so that a long
 * row, as of {@code (a?){1000}} or of a thousand alternatives, costs stack.
 *
 * @param longest the longest row that begins before or in a part
 * @param through the length of a row through the whole part, 0 when it cannot be empty
 */
record EmptySteps(long longest, long through) {

    /** It fits into three quarters of the stack that threads have. */
    static final long MAXIMUM = 1200;

    private static final EmptySteps ONE_CHARACTER = new EmptySteps(1, 0);
    private static final EmptySteps ONE_PLACE = new EmptySteps(1, 1);

    static EmptySteps of(Node node) {
        return switch (node) {
            case Node.Single single -> ONE_CHARACTER;
            case Node.OneOf oneOf -> ONE_CHARACTER;
            case Node.Assertion assertion -> ONE_PLACE;
            case Node.Group group -> {
                EmptySteps part = of(group.part());
                yield new EmptySteps(part.longest + 2, part.through == 0 ? 0 : part.through + 2);
            }
            case Node.Sequence sequence -> {
                long longest = 0;
                long before = 1;
                for (Node part : sequence.parts()) {
                    EmptySteps steps = of(part);
                    longest = Math.max(longest, before + steps.longest);
                    before = part.nullable() ? before + steps.through : 1;
                }
                yield new EmptySteps(longest, sequence.nullable() ? before : 0);
            }
            case Node.Alternation alternation -> {
                long longest = 0;
                long through = 0;
                for (Node choice : alternation.choices()) {
                    EmptySteps steps = of(choice);
                    longest = Math.max(longest, steps.longest);
                    through = Math.max(through, steps.through);
                }
                int forks = alternation.choices().size();
                yield new EmptySteps(longest + forks, alternation.nullable() ? through + forks : 0);
            }
            case Node.Repeat repeat -> {
                EmptySteps part = of(repeat.part());
                long copies = Math.max(1, repeat.maximum() == Node.UNLIMITED ? repeat.minimum() + 1 : repeat.maximum());
                long each = repeat.nullable() ? part.through + 1 : 0;
                yield new EmptySteps(part.longest + 1 + each * (copies - 1), each * copies);
            }
        };
    }
}
