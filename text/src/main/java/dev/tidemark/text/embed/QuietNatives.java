package dev.tidemark.text.embed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Keeps the native libraries off the network and out of the home directory.
 *
 * <p>ONNX Runtime from 1.29 on reports its use to its vendor, keeps a device id on disk, and dies
 * on the way when the command line is long (a class path of 38 KB overflows the stack); only an
 * environment variable read at its start prevents all three, and Java cannot set one, so the C
 * library is asked to. The tokenizer library reports too, and fetches a GPU build where it sees a
 * GPU.
 */
final class QuietNatives {
  private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    setEnvironment(OPT_OUT, "1");
  }

  private QuietNatives() {}

  /** Has its effect once, in the static part above; call it before a native library is touched. */
  static void ensure() {}

  @SuppressWarnings("restricted")
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setenv")
        .ifPresent(
            address ->
                call(
                    linker.downcallHandle(
                        address, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)),
                    name,
                    value));
  }

  private static void call(MethodHandle setenv, String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocateFrom(name);
      int failed = (int) setenv.invokeExact(key, arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new IllegalStateException("the C library refused to set " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the C library could not be asked to set " + name, e);
    }
  }
}
