package dev.photinus.local.cli.workflow;

/** Hears how a batch goes, from any thread, and is quick about it. Photos are told apart by the numbers of their items. */
public interface BatchListener {

    void started(long number);

    void happened(long number, PhotoEvent event);

    void finished(long number, PhotoResult result);
}
