package dev.loggia.cli;

import org.jspecify.annotations.Nullable;

/** Passes an interruption from outside on to what is running. Thread-safe. */
final class Interruption {

    private @Nullable Runnable action;
    private boolean interrupted;

    /** What an interruption does from now on; done at once when there was one before. */
    synchronized void onInterrupt(Runnable newAction) {
        action = newAction;
        if (interrupted) {
            newAction.run();
        }
    }

    /** @return whether something that is running was told, and ends properly by itself */
    synchronized boolean interrupt() {
        interrupted = true;
        if (action != null) {
            action.run();
        }
        return action != null;
    }
}
