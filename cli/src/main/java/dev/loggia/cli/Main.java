package dev.loggia.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Joins the program to its process. */
public final class Main {

    /** How long an interrupted program may take to print what is final. */
    private static final long SECONDS_TO_FINISH = 5;

    private Main() {}

    public static void main(String[] arguments) {
        NoLogging.apply();
        Interruption interruption = new Interruption();
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> interrupt(interruption, finished), "loggia-interruption"));
        Environment environment = new Environment(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Clock.system(ZoneId.systemDefault()),
                Terminal.of(System.getProperty("loggia.terminal", ""), System.getProperty("loggia.columns", "")),
                interruption);
        int exitCode = Program.run(List.of(arguments), environment);
        finished.countDown();
        System.exit(exitCode);
    }

    /** On Ctrl+C the JVM runs this and then exits with 130 itself; after a program that came to its end there is nothing left to do. */
    private static void interrupt(Interruption interruption, CountDownLatch finished) {
        try {
            if (finished.getCount() > 0 && interruption.interrupt()) {
                finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
