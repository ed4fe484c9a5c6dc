package dev.tidemark.chassis.testing;

/** Where a test's own database is. */
public record TestDatabase(String host, int port, String name, String user, String password) {

  /** For Flyway and plain JDBC. */
  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  /** For the reactive client. */
  public String reactiveUrl() {
    return "postgresql://" + host + ":" + port + "/" + name;
  }

  /** The same server reached at another port, a proxy's for example. */
  public TestDatabase at(int otherPort) {
    return new TestDatabase(host, otherPort, name, user, password);
  }

  TestDatabase named(String other) {
    return new TestDatabase(host, port, other, user, password);
  }
}
