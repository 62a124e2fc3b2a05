package io.shouwen.bench;

import java.rmi.Remote;
import java.rmi.RemoteException;

/** What people of one hall do at one server, whichever process it runs in. */
interface Hands extends Remote {
    /** What {@link #call} answers where nobody waits. */
    long NOBODY = 0;

    /** Somebody takes a number. */
    void take(int no) throws RemoteException;

    /** A clerk calls the next number; answers its subject or {@link #NOBODY}. */
    long call(int person, int turn) throws RemoteException;

    /** A clerk serves and sends off whom they called. */
    void serve(int person, int turn, long ticket) throws RemoteException;

    /** A cashier opens and checks the payment of a bill of so many fen; answers its subject. */
    long open(int person, long bill, long fen) throws RemoteException;

    /**
     * A cashier takes the money.
     *
     * @return false where another counter was faster: the payment is refused then
     */
    boolean cash(int person, long bill, long fen, long payment) throws RemoteException;

    /** A cashier hands receipt and change over. */
    void handOver(int person, long bill, long payment) throws RemoteException;
}
