package dev.loggia.cli;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.LimitExceededException;
import dev.loggia.diagnostic.LoggiaException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.diagnostic.QueryInvalidException;

/** What the process answers its caller: part of the contract of the command line. */
final class ExitCode {

    static final int DONE = 0;
    static final int USAGE = 2;
    static final int QUERY_INVALID = 3;
    static final int DATA_ERROR = 4;
    static final int LIMIT = 5;
    static final int INTERNAL_ERROR = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(LoggiaException failure) {
        return switch (failure) {
            case QueryInvalidException invalid -> QUERY_INVALID;
            case DataException data -> DATA_ERROR;
            case LimitExceededException limit -> LIMIT;
            case QueryCancelledException cancelled -> INTERRUPTED;
        };
    }
}
