package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.NearMiss;
import dev.loggia.store.LogGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the log groups that names and globs stand for; {@code *} stands for any characters, {@code ?} for one. */
final class GroupNames {

    private static final int MOST_TOLD = 10;

    private GroupNames() {}

    /**
     * Those of {@code all} that are meant, in its order.
     *
     * @throws DataException when a name or glob stands for none
     */
    static List<LogGroup> matching(List<LogGroup> all, List<String> namesOrGlobs) {
        List<Predicate<String>> tests = new ArrayList<>();
        for (String nameOrGlob : namesOrGlobs) {
            Predicate<String> test = test(nameOrGlob);
            if (all.stream().noneMatch(group -> test.test(group.name()))) {
                throw none(nameOrGlob, all.stream().map(LogGroup::name).toList());
            }
            tests.add(test);
        }
        return all.stream()
                .filter(group -> tests.stream().anyMatch(test -> test.test(group.name())))
                .toList();
    }

    private static DataException none(String nameOrGlob, List<String> all) {
        return new DataException("no-such-log-group", "there is no log group " + nameOrGlob, hint(nameOrGlob, all));
    }

    private static String hint(String nameOrGlob, List<String> all) {
        if (all.isEmpty()) {
            return "there are no log groups yet: `loggia ingest -g NAME FILE` makes one";
        }
        String first = String.join(", ", all.subList(0, Math.min(MOST_TOLD, all.size())));
        String more = all.size() > MOST_TOLD ? " and " + (all.size() - MOST_TOLD) + " more" : "";
        return NearMiss.of(nameOrGlob, all)
                .map(near -> "did you mean " + near + "?")
                .orElse("the log groups are " + first + more);
    }

    private static Predicate<String> test(String nameOrGlob) {
        return name -> matches(nameOrGlob, name);
    }

    /** Goes back to the last {@code *} only, which is enough: time is the product of both lengths at the most. */
    private static boolean matches(String glob, String name) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                afterStar = i;
            } else if (at < glob.length() && (glob.charAt(at) == '?' || glob.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        return at == glob.length();
    }
}
