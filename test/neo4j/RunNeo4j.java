import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j for tests: {@code RunNeo4j HOME PASSWORD [setting=value]...} serves Bolt on a free loopback port, prints
 * {@code READY port}, and ends when its standard input does, so that it never outlives the tests.
 */
public final class RunNeo4j {
  private static final long START_LIMIT_MS = 60_000;

  private static final List<String> SETTINGS =
      List.of(
          "server.bolt.enabled=true",
          "server.bolt.listen_address=127.0.0.1:0",
          "server.bolt.advertised_address=127.0.0.1:0",
          "dbms.security.auth_enabled=true",
          "dbms.usage_report.enabled=false",
          "server.memory.pagecache.size=64m",
          // Without these an empty home takes half a gigabyte.
          "db.tx_log.preallocate=false",
          "db.tx_log.rotation.retention_policy=keep_none",
          // Without these a stop takes ten seconds.
          "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
          "internal.server.bolt.connection_shutdown_wait_time=0s");

  public static void main(String[] arguments) {
    try {
      serve(Path.of(arguments[0]), arguments[1], List.of(arguments).subList(2, arguments.length));
      System.exit(0);
    } catch (Exception exception) {
      // Threads of the server would keep a failed start alive.
      exception.printStackTrace();
      System.exit(1);
    }
  }

  private static void serve(Path home, String password, List<String> given) throws Exception {
    Path file = home.resolve("neo4j.conf");
    boolean isNew = !Files.exists(file);
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(given);
    Files.createDirectories(home);
    Files.write(file, settings);

    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(file).build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    GraphDatabaseService system = service.database("system");
    if (isNew) {
      // Only once: a user's password cannot be altered to what it is.
      system.executeTransactionally(
          "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }
    if (!service.database("neo4j").isAvailable(START_LIMIT_MS)) {
      throw new IllegalStateException("The database neo4j did not start");
    }

    ConnectorPortRegister ports =
        ((GraphDatabaseAPI) system).getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
    System.out.println("READY " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    while (System.in.read() >= 0) {
      // Nothing is said on standard input; its end is what counts.
    }
  }
}
