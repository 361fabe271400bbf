package dev.loggia.cli;

import dev.loggia.Loggia;
import dev.loggia.diagnostic.LoggiaException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code loggia fmt}: a query in canonical form. */
final class FormatCommand implements Subcommand {

    @Override
    public String name() {
        return "fmt";
    }

    @Override
    public String summary() {
        return "Print a query in its canonical form";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("loggia fmt [OPTION]... 'QUERY'")
                .description(
                        "", "Prints the query one stage a line, with the same meaning. Comments are left out.", "");
        QueryText.addOptions(spec);
        return spec;
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        QueryText query = QueryText.of(invocation).alone();
        try {
            invocation.write(
                    Loggia.over().query(query.text()).textLimit(QueryText.LIMIT).format() + "\n");
            return ExitCode.DONE;
        } catch (LoggiaException e) {
            return invocation.report(e, query.text());
        }
    }
}
