package dev.loggia.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarningsTest {

    private final Warnings warnings = new Warnings();

    @Test
    void equalWarningsAreCountedInTheOrderOfTheFirst() {
        warnings.add(Diagnostic.warning("b", "second thoughts").withHint("think twice"));
        warnings.add(Diagnostic.warning("a", "first"));
        warnings.add(Diagnostic.warning("b", "second thoughts").withHint("think twice"));
        assertThat(warnings.list())
                .containsExactly(
                        Diagnostic.warning("b", "second thoughts (2 times)").withHint("think twice"),
                        Diagnostic.warning("a", "first"));
    }

    @Test
    void beyondAHundredOnlyKnownOnesAreCounted() {
        for (int i = 0; i < 150; i++) {
            warnings.add(Diagnostic.warning("code", "message " + i));
        }
        warnings.add(Diagnostic.warning("code", "message 0"));
        assertThat(warnings.list()).hasSize(100);
        assertThat(warnings.list().getFirst().message()).isEqualTo("message 0 (2 times)");
        assertThat(warnings.list().getLast().message()).isEqualTo("message 99");
    }
}
