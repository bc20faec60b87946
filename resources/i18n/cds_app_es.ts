<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AdministrationPage</name>
    <message>
        <source>&amp;Backup</source>
        <translation>Cop&amp;ia de seguridad</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>Cla&amp;ves</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administración</translation>
    </message>
    <message>
        <source>Changing the account …</source>
        <translation>Cambiando la cuenta …</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>Mode&amp;los</translation>
    </message>
    <message>
        <source>Peop&amp;le</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>Polic&amp;y</source>
        <translation>Direc&amp;tiva</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>Guardar el diagnóstico</translation>
    </message>
    <message>
        <source>Saved in {file}.</source>
        <translation>Guardado en {file}.</translation>
    </message>
    <message>
        <source>Sel&amp;f-check</source>
        <translation>A&amp;utocomprobación</translation>
    </message>
    <message>
        <source>The log says that this store is the one to go on with. Signing is possible again.</source>
        <translation>El registro dice que este almacén es aquel con el que se continúa. Se puede volver a firmar.</translation>
    </message>
    <message>
        <source>The store has a new key. Everybody keeps the passphrase. Make a new backup.</source>
        <translation>El almacén tiene una nueva clave. Todos conservan su frase de contraseña. Haga una nueva copia de seguridad.</translation>
    </message>
    <message>
        <source>What to look after</source>
        <translation>De qué ocuparse</translation>
    </message>
    <message>
        <source>{name} can no longer sign in, and the store has a new key. Make a backup.</source>
        <translation>{name} ya no puede iniciar sesión, y el almacén tiene una nueva clave. Haga una copia de seguridad.</translation>
    </message>
    <message>
        <source>{name} can now sign in.</source>
        <translation>{name} ya puede iniciar sesión.</translation>
    </message>
    <message>
        <source>{name} can sign in with the new passphrase.</source>
        <translation>{name} puede iniciar sesión con la nueva frase de contraseña.</translation>
    </message>
    <message>
        <source>{name} has other roles now. They count from the next sign-in.</source>
        <translation>{name} tiene ahora otros roles. Valen a partir del próximo inicio de sesión.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>Órdenes que coinciden</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué desea hacer?</translation>
    </message>
    <message>
        <source>What do you want to do? Type a part of it, or a patient's code</source>
        <translation>¿Qué desea hacer? Escriba una parte, o el código de un paciente</translation>
    </message>
</context>
<context>
    <name>CompareAbsent</name>
    <message>
        <source>Comparing the drugs for this patient…</source>
        <translation>Comparando los fármacos para este paciente…</translation>
    </message>
    <message>
        <source>Its estimates were shown before the window was locked. They stay hidden until you ask for them.</source>
        <translation>Sus estimaciones se mostraron antes de que se bloqueara la ventana. Permanecen ocultas hasta que usted las pida.</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Aún no hay nada que comparar</translation>
    </message>
    <message>
        <source>Open a patient from the worklist and record your own view; the comparison follows it.</source>
        <translation>Abra un paciente desde la lista de trabajo y registre su criterio propio; la comparación viene después.</translation>
    </message>
    <message>
        <source>Show the &amp;estimates</source>
        <translation>Mostrar las &amp;estimaciones</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>The comparison is hidden</source>
        <translation>La comparación está oculta</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>&amp;Bars</source>
        <translation>&amp;Barras</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabla</translation>
    </message>
    <message>
        <source>Pin two drugs, by Space or the pin beside a name, to see why one differs from the other</source>
        <translation>Fije dos fármacos, con Espacio o con el marcador junto a un nombre, para ver por qué uno difiere del otro</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Why &amp;A, not B</source>
        <translation>Por qué &amp;A, no B</translation>
    </message>
    <message>
        <source>Why {one} rather than {other}</source>
        <translation>Por qué {one} en lugar de {other}</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>&amp;Sign decision…</source>
        <translation>&amp;Firmar decisión…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Do &amp;not decide</source>
        <translation>&amp;No decidir</translation>
    </message>
    <message>
        <source>End this assessment without a decision</source>
        <translation>Terminar esta valoración sin una decisión</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Empe&amp;zar de nuevo</translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message>
        <source>Intended use</source>
        <translation>Uso previsto</translation>
    </message>
</context>
<context>
    <name>CompareViews</name>
    <message>
        <source>Comparison as a table of words</source>
        <translation>Comparación como tabla de palabras</translation>
    </message>
    <message>
        <source>Comparison as text</source>
        <translation>Comparación como texto</translation>
    </message>
    <message>
        <source>Comparison: Enter opens a drug, Space pins it</source>
        <translation>Comparación: Intro abre un fármaco, Espacio lo fija</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>&amp;Barras</translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation>&amp;Comparación</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>&amp;Decisión</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>Docu&amp;mentos</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabla</translation>
    </message>
    <message>
        <source>A later signed decision amends this one.</source>
        <translation>Una decisión firmada posterior enmienda esta.</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>&amp;Enmendar…</translation>
    </message>
    <message>
        <source>As it was when it was signed. Nothing here can be changed.</source>
        <translation>Tal como era cuando se firmó. Aquí no puede cambiarse nada.</translation>
    </message>
    <message>
        <source>E&amp;xplanations</source>
        <translation>Expl&amp;icaciones</translation>
    </message>
    <message>
        <source>Make a new record that names this one; this one stays as it is</source>
        <translation>Crear un nuevo registro que hace referencia a este; este queda como está</translation>
    </message>
    <message>
        <source>Open the &amp;earlier one</source>
        <translation>Abrir la &amp;anterior</translation>
    </message>
    <message>
        <source>Open the &amp;later one</source>
        <translation>Abrir la &amp;posterior</translation>
    </message>
    <message>
        <source>Opening the decision…</source>
        <translation>Abriendo la decisión…</translation>
    </message>
    <message>
        <source>Part of the decision</source>
        <translation>Parte de la decisión</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
    <message>
        <source>Patient notice</source>
        <translation>Aviso para el paciente</translation>
    </message>
    <message>
        <source>Signed decision</source>
        <translation>Decisión firmada</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>This decision amends an earlier one, which stays.</source>
        <translation>Esta decisión enmienda una anterior, que permanece.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>What is kept is not what was signed. Rely on nothing here and call whoever looks after the program.</source>
        <translation>Lo que se conserva no es lo que se firmó. No se base en nada de lo que hay aquí y avise a quien se ocupe del programa.</translation>
    </message>
</context>
<context>
    <name>DetailPage</name>
    <message>
        <source>&amp;Back to the comparison</source>
        <translation>&amp;Volver a la comparación</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>&amp;Lectura</translation>
    </message>
    <message>
        <source>&amp;Sign decision…</source>
        <translation>&amp;Firmar decisión…</translation>
    </message>
    <message>
        <source>&amp;Technical</source>
        <translation>&amp;Técnico</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detalle</translation>
    </message>
    <message>
        <source>Explaining the estimate…</source>
        <translation>Explicando la estimación…</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
    <message>
        <source>Saved as {name}. Give it to your IT or send it to the vendor.</source>
        <translation>Guardado como {name}. Entréguelo a su servicio de informática o envíelo al proveedor.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>&amp;Open follow-up</source>
        <translation>&amp;Abrir el seguimiento</translation>
    </message>
    <message>
        <source>A patient comes onto this list with a signed decision, and is due about two weeks later.</source>
        <translation>Un paciente entra en esta lista con una decisión firmada, y le toca unas dos semanas después.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Latest rating</source>
        <translation>Última puntuación</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
    <message>
        <source>Nobody to follow up yet</source>
        <translation>Aún no hay nadie en seguimiento</translation>
    </message>
    <message>
        <source>Patients to be seen again</source>
        <translation>Pacientes que hay que volver a ver</translation>
    </message>
    <message>
        <source>Search by code (Ctrl+F)</source>
        <translation>Buscar por código (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search patients by code</source>
        <translation>Buscar pacientes por código</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmada</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <source>no earlier rating</source>
        <translation>sin puntuación anterior</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>Look into it</source>
        <translation>Examinarlo</translation>
    </message>
    <message>
        <source>The check of the store found a problem ({what}). Look at what is there, but nothing can be signed until an administrator has looked into it.</source>
        <translation>La comprobación del almacén ha encontrado un problema ({what}). Consulte lo que hay, pero no puede firmarse nada hasta que un administrador lo haya examinado.</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>&amp;End the hand-over</source>
        <translation>&amp;Terminar la entrega al paciente</translation>
    </message>
    <message>
        <source>For the clinician: your passphrase ends the hand-over</source>
        <translation>Para el clínico: su frase de contraseña termina la entrega al paciente</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>A&amp;delante</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Help: {title}</source>
        <translation>Ayuda: {title}</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or fewer words.</source>
        <translation>No se ha encontrado nada. Pruebe con otra palabra, o con menos palabras.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>Search the help (Ctrl+F)</source>
        <translation>Buscar en la ayuda (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>&amp;Earlier imports</source>
        <translation>Importaciones ant&amp;eriores</translation>
    </message>
    <message>
        <source>&amp;Leave out the patients in whom something is wrong</source>
        <translation>&amp;Dejar fuera a los pacientes en los que algo no es correcto</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Declarar</translation>
    </message>
    <message>
        <source>Choose a folder or a file first.</source>
        <translation>Elija primero una carpeta o un archivo.</translation>
    </message>
    <message>
        <source>I &amp;know of nothing else in these files that identifies a person.</source>
        <translation>N&amp;o conozco nada más en estos archivos que identifique a una persona.</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar historias</translation>
    </message>
    <message>
        <source>Nothing can be imported: what is wrong cannot be laid at single patients' doors.</source>
        <translation>No se puede importar nada: lo que no es correcto no puede atribuirse a pacientes concretos.</translation>
    </message>
    <message>
        <source>Nothing was imported. Correct the files as described below, then check again.</source>
        <translation>No se ha importado nada. Corrija los archivos como se describe abajo y vuelva a comprobar.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Deteniendo …</translation>
    </message>
    <message>
        <source>The first rows cannot be read. Check how the file was exported.</source>
        <translation>Las primeras filas no se pueden leer. Compruebe cómo se exportó el archivo.</translation>
    </message>
    <message>
        <source>The import was taken back: {patients} left the store.</source>
        <translation>La importación se ha deshecho: {patients} han salido del almacén.</translation>
    </message>
    <message>
        <source>The mapping was saved. It can be chosen next time.</source>
        <translation>La correspondencia se ha guardado. La próxima vez se podrá elegir.</translation>
    </message>
    <message>
        <source>These records were imported before; nothing has changed.</source>
        <translation>Estas historias se importaron antes; nada ha cambiado.</translation>
    </message>
    <message>
        <source>each patient's latest depression rating</source>
        <translation>la última puntuación de depresión de cada paciente</translation>
    </message>
    <message>
        <source>looked through, not saved</source>
        <translation>revisada, sin guardar</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>&amp;Oversight</source>
        <translation>&amp;Supervisión</translation>
    </message>
    <message>
        <source>&amp;Receipts</source>
        <translation>&amp;Resguardos</translation>
    </message>
    <message>
        <source>&amp;Verify now</source>
        <translation>&amp;Verificar ahora</translation>
    </message>
    <message>
        <source>Checking every entry …</source>
        <translation>Comprobando cada asiento …</translation>
    </message>
    <message>
        <source>Co-si&amp;gn</source>
        <translation>Co&amp;firmar</translation>
    </message>
    <message>
        <source>Decision log (*.jsonl)</source>
        <translation>Registro de decisiones (*.jsonl)</translation>
    </message>
    <message>
        <source>E&amp;ntries</source>
        <translation>&amp;Asientos</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exportar el registro</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>New folder (*)</source>
        <translation>Nueva carpeta (*)</translation>
    </message>
    <message>
        <source>Reading the log …</source>
        <translation>Leyendo el registro …</translation>
    </message>
    <message>
        <source>The chain breaks at entry {n}. Sign nothing and call whoever looks after the program.</source>
        <translation>La cadena se rompe en el asiento {n}. No firme nada y avise a quien se ocupe del programa.</translation>
    </message>
    <message>
        <source>The chain holds: {n} entries follow from one another. Head: {head} … Only a checkpoint kept elsewhere can show that the whole was not written anew.</source>
        <translation>La cadena se mantiene: {n} asientos se siguen unos a otros. Cabeza: {head} … Solo un punto de control guardado en otro lugar puede mostrar que el conjunto no se ha escrito de nuevo.</translation>
    </message>
    <message>
        <source>Verify a &amp;file …</source>
        <translation>Verificar un arc&amp;hivo …</translation>
    </message>
    <message>
        <source>Verify a log</source>
        <translation>Verificar un registro</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Qué examinar</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Antidepressant comparison</source>
        <translation>Comparación de antidepresivos</translation>
    </message>
    <message>
        <source>Find a command or a patient</source>
        <translation>Buscar una orden o un paciente</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Ayuda de esta página</translation>
    </message>
    <message>
        <source>IT has fixed what is grey here: see the policy on the page Administration.</source>
        <translation>El servicio de informática ha fijado lo que aquí está en gris: vea la directiva en la página Administración.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Language: {name} (locks the window)</source>
        <translation>Idioma: {name} (bloquea la ventana)</translation>
    </message>
    <message>
        <source>Leave a dialog</source>
        <translation>Salir de un cuadro de diálogo</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Salir del recorrido</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Look: as the system</source>
        <translation>Aspecto: como el sistema</translation>
    </message>
    <message>
        <source>Look: dark</source>
        <translation>Aspecto: oscuro</translation>
    </message>
    <message>
        <source>Look: high contrast</source>
        <translation>Aspecto: alto contraste</translation>
    </message>
    <message>
        <source>Look: light</source>
        <translation>Aspecto: claro</translation>
    </message>
    <message>
        <source>Open patient {code}</source>
        <translation>Abrir el paciente {code}</translation>
    </message>
    <message>
        <source>Take the tour on made-up patients</source>
        <translation>Hacer el recorrido con pacientes ficticios</translation>
    </message>
    <message>
        <source>Text size {percent} %</source>
        <translation>Tamaño del texto {percent} %</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Al siguiente control</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>como el sistema</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>&amp;Go back …</source>
        <translation>&amp;Volver atrás …</translation>
    </message>
    <message>
        <source>&amp;Use this bundle …</source>
        <translation>&amp;Usar este paquete …</translation>
    </message>
    <message>
        <source>31 attributes</source>
        <translation>31 atributos</translation>
    </message>
    <message>
        <source>At this site</source>
        <translation>En este centro</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Comparing on every patient …</source>
        <translation>Comparando en todos los pacientes …</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Procedencia</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model bundles</source>
        <translation>Paquetes de modelos</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Ficha del modelo</translation>
    </message>
    <message>
        <source>Model {id}</source>
        <translation>Modelo {id}</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>Put {id} to &amp;use</source>
        <translation>Poner en &amp;uso {id}</translation>
    </message>
    <message>
        <source>Put {id} to use</source>
        <translation>Poner en uso {id}</translation>
    </message>
    <message>
        <source>Reading the store's patients …</source>
        <translation>Leyendo los pacientes del almacén …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The chosen bundle</source>
        <translation>El paquete elegido</translation>
    </message>
    <message>
        <source>This bundle holds no card.</source>
        <translation>Este paquete no contiene ninguna ficha.</translation>
    </message>
    <message>
        <source>Verifying the models …</source>
        <translation>Verificando los modelos …</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Qué examinar</translation>
    </message>
</context>
<context>
    <name>OpenedExplanations</name>
    <message>
        <source>Explanations that were opened</source>
        <translation>Explicaciones que se abrieron</translation>
    </message>
    <message>
        <source>No explanation was opened before this decision was signed.</source>
        <translation>No se abrió ninguna explicación antes de que se firmara esta decisión.</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>&amp;Copy text for chart</source>
        <translation>&amp;Copiar el texto para la historia clínica</translation>
    </message>
    <message>
        <source>Clinician report</source>
        <translation>Informe para el clínico</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Documents for {code}</source>
        <translation>Documentos de {code}</translation>
    </message>
    <message>
        <source>Making the documents …</source>
        <translation>Creando los documentos …</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>I&amp;mprimir…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Patient handout</source>
        <translation>Hoja para el paciente</translation>
    </message>
    <message>
        <source>Patient notice</source>
        <translation>Aviso para el paciente</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as &amp;PDF</source>
        <translation>Guardar como &amp;PDF</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Saving {name} …</source>
        <translation>Guardando {name} …</translation>
    </message>
    <message>
        <source>Text for the chart</source>
        <translation>Texto para la historia clínica</translation>
    </message>
    <message>
        <source>The notice is on the clipboard.</source>
        <translation>El aviso está en el portapapeles.</translation>
    </message>
    <message>
        <source>The text for the chart is on the clipboard.</source>
        <translation>El texto para la historia clínica está en el portapapeles.</translation>
    </message>
    <message>
        <source>Until the decision is signed, handout, report and text for the chart are drafts and say so.</source>
        <translation>Hasta que se firme la decisión, la hoja, el informe y el texto para la historia clínica son borradores y así lo indican.</translation>
    </message>
    <message>
        <source>What became of the notice is in the log.</source>
        <translation>Qué fue del aviso consta en el registro.</translation>
    </message>
</context>
<context>
    <name>OwnViewPage</name>
    <message>
        <source>&amp;Record own view</source>
        <translation>&amp;Registrar el criterio propio</translation>
    </message>
    <message>
        <source>All answered. Once recorded, it cannot be changed.</source>
        <translation>Todo contestado. Una vez registrado, no puede cambiarse.</translation>
    </message>
    <message>
        <source>Asked first, so that no estimate can pull it: nothing is computed before you record your own view.</source>
        <translation>Se pregunta primero, para que ninguna estimación pueda influir: no se calcula nada antes de que usted registre su criterio propio.</translation>
    </message>
    <message>
        <source>How sure are you?</source>
        <translation>¿Qué grado de certeza tiene?</translation>
    </message>
    <message>
        <source>Open a patient first.</source>
        <translation>Abra primero un paciente.</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
    <message>
        <source>Recording your own view…</source>
        <translation>Registrando su criterio propio…</translation>
    </message>
    <message>
        <source>S&amp;kip and compare</source>
        <translation>&amp;Omitir y comparar</translation>
    </message>
    <message>
        <source>Still to answer: {what}.</source>
        <translation>Aún por contestar: {what}.</translation>
    </message>
    <message>
        <source>What is your main reason?</source>
        <translation>¿Cuál es su motivo principal?</translation>
    </message>
    <message>
        <source>What would you do?</source>
        <translation>¿Qué haría usted?</translation>
    </message>
    <message>
        <source>What you had answered before is here again. Nothing is recorded yet.</source>
        <translation>Lo que había respondido antes está aquí de nuevo. Todavía no hay nada registrado.</translation>
    </message>
    <message>
        <source>Your own view</source>
        <translation>Su criterio propio</translation>
    </message>
    <message>
        <source>how sure you are</source>
        <translation>su grado de certeza</translation>
    </message>
    <message>
        <source>one to three options</source>
        <translation>de una a tres opciones</translation>
    </message>
    <message>
        <source>the main reason</source>
        <translation>el motivo principal</translation>
    </message>
</context>
<context>
    <name>PatientPage</name>
    <message>
        <source>&amp;Compare treatments</source>
        <translation>&amp;Comparar tratamientos</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documentos</translation>
    </message>
    <message>
        <source>&amp;Fill in the C-SSRS screener</source>
        <translation>Cumplimentar el cri&amp;bado C-SSRS</translation>
    </message>
    <message>
        <source>&amp;Readiness</source>
        <translation>&amp;Preparación</translation>
    </message>
    <message>
        <source>&amp;Signed decision</source>
        <translation>Decisión &amp;firmada</translation>
    </message>
    <message>
        <source>Continue the &amp;comparison</source>
        <translation>Continuar la co&amp;mparación</translation>
    </message>
    <message>
        <source>Corrected: {list}.</source>
        <translation>Corregido: {list}.</translation>
    </message>
    <message>
        <source>Enter a ra&amp;ting</source>
        <translation>Introducir una pun&amp;tuación</translation>
    </message>
    <message>
        <source>In the estimate</source>
        <translation>En la estimación</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Dato de entrada</translation>
    </message>
    <message>
        <source>Opening the record …</source>
        <translation>Abriendo la historia …</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Patient {code}</source>
        <translation>Paciente {code}</translation>
    </message>
    <message>
        <source>Ratings and treatments</source>
        <translation>Puntuaciones y tratamientos</translation>
    </message>
    <message>
        <source>Safety rules that fire</source>
        <translation>Reglas de seguridad que se activan</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>La historia</translation>
    </message>
    <message>
        <source>The record has changed since the comparison under way was begun, so that one can be neither shown nor signed. A new one begins with your own view.</source>
        <translation>La historia ha cambiado desde que se inició la comparación en curso, por lo que esta no puede mostrarse ni firmarse. Una nueva empieza con su criterio propio.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Wants to avoid (0–100)</source>
        <translation>Quiere evitar (0–100)</translation>
    </message>
    <message>
        <source>What is missing is not guessed; it makes the ranges wider.</source>
        <translation>Lo que falta no se adivina; hace más amplios los rangos.</translation>
    </message>
    <message>
        <source>What the estimate would use</source>
        <translation>Lo que usaría la estimación</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>nada registrado</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>aún no preguntado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>total {n} before</source>
        <translation>total {n} antes</translation>
    </message>
    <message>
        <source>used</source>
        <translation>usado</translation>
    </message>
    <message>
        <source>{scale} of {day}</source>
        <translation>{scale} del {day}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>&amp;Hand over to the patient</source>
        <translation>&amp;Entregar al paciente</translation>
    </message>
    <message>
        <source>&amp;Save preferences</source>
        <translation>&amp;Guardar las preferencias</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Aún no se ha guardado.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Shows these questions alone. Your passphrase ends it.</source>
        <translation>Muestra solo estas preguntas. Su frase de contraseña lo termina.</translation>
    </message>
    <message>
        <source>Still to say how much it matters: {what}.</source>
        <translation>Aún por indicar cuánto importa: {what}.</translation>
    </message>
    <message>
        <source>This is what is recorded.</source>
        <translation>Esto es lo que está registrado.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Administration</source>
        <translation>Administración</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
</context>
<context>
    <name>RatingPage</name>
    <message>
        <source>&amp;Save rating</source>
        <translation>&amp;Guardar la puntuación</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>A correction is kept beside it, and the newer one counts.</source>
        <translation>Una corrección se conserva junto a ella, y cuenta la más reciente.</translation>
    </message>
    <message>
        <source>All answered.</source>
        <translation>Todo contestado.</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Day 0 is the day the treatment is being chosen. Before it: −7; follow-up after it: 14.</source>
        <translation>El día 0 es el día en que se elige el tratamiento. Antes: −7; seguimiento después: 14.</translation>
    </message>
    <message>
        <source>Enter a rating</source>
        <translation>Introducir una puntuación</translation>
    </message>
    <message>
        <source>Enter a rating of {code}</source>
        <translation>Introducir una puntuación de {code}</translation>
    </message>
    <message>
        <source>Enter it &amp;item by item</source>
        <translation>Introducirla ítem por íte&amp;m</translation>
    </message>
    <message>
        <source>Enter the total.</source>
        <translation>Introduzca el total.</translation>
    </message>
    <message>
        <source>Its total is {n}.</source>
        <translation>Su total es {n}.</translation>
    </message>
    <message>
        <source>Keys: a digit answers and moves on, Backspace goes back, Ctrl+Z takes back.</source>
        <translation>Teclas: una cifra contesta y avanza, Retroceso vuelve atrás, Ctrl+Z deshace.</translation>
    </message>
    <message>
        <source>No total</source>
        <translation>Sin total</translation>
    </message>
    <message>
        <source>Not no&amp;w</source>
        <translation>&amp;Ahora no</translation>
    </message>
    <message>
        <source>Ready to save.</source>
        <translation>Listo para guardar.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Severity band: {band}</source>
        <translation>Nivel de gravedad: {band}</translation>
    </message>
    <message>
        <source>Still to answer: {items}.</source>
        <translation>Aún por contestar: {items}.</translation>
    </message>
    <message>
        <source>The C-SSRS screener is the next step. Without it this stays on the patient's page.</source>
        <translation>El cribado C-SSRS es el siguiente paso. Sin él, esto permanece en la página del paciente.</translation>
    </message>
    <message>
        <source>The screener has levels; the patient's page says which one.</source>
        <translation>El cribado tiene niveles; la página del paciente indica cuál.</translation>
    </message>
    <message>
        <source>This is a correction of it</source>
        <translation>Esta es una corrección de ella</translation>
    </message>
    <message>
        <source>Total {n} of {most}</source>
        <translation>Total {n} de {most}</translation>
    </message>
    <message>
        <source>Total: not complete</source>
        <translation>Total: incompleto</translation>
    </message>
    <message>
        <source>{scale} is saved; its item about self-harm is above 0.</source>
        <translation>{scale} se ha guardado; su ítem sobre autolesión es superior a 0.</translation>
    </message>
    <message>
        <source>{scale} of {day} is recorded already.</source>
        <translation>Ya se ha registrado {scale} del {day}.</translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>&amp;Back to the patient</source>
        <translation>&amp;Volver al paciente</translation>
    </message>
    <message>
        <source>&amp;Compare treatments</source>
        <translation>&amp;Comparar tratamientos</translation>
    </message>
    <message>
        <source>Also to know</source>
        <translation>También conviene saber</translation>
    </message>
    <message>
        <source>Enter a ra&amp;ting</source>
        <translation>Introducir una pun&amp;tuación</translation>
    </message>
    <message>
        <source>Inputs of the model</source>
        <translation>Datos de entrada del modelo</translation>
    </message>
    <message>
        <source>Looking at the inputs …</source>
        <translation>Examinando los datos de entrada …</translation>
    </message>
    <message>
        <source>No estimate is made for this patient, for the reason given here.</source>
        <translation>No se hace ninguna estimación para este paciente, por el motivo que se indica aquí.</translation>
    </message>
    <message>
        <source>No estimate is made for this patient, for the reasons given here.</source>
        <translation>No se hace ninguna estimación para este paciente, por los motivos que se indican aquí.</translation>
    </message>
    <message>
        <source>No rating of depression on or before day 0.</source>
        <translation>Ninguna puntuación de depresión en el día 0 o antes.</translation>
    </message>
    <message>
        <source>Nothing else.</source>
        <translation>Nada más.</translation>
    </message>
    <message>
        <source>Nothing on the record stands in the way of a comparison.</source>
        <translation>Nada en la historia impide una comparación.</translation>
    </message>
    <message>
        <source>Of what is missing, {input} would narrow the range of the response estimate most: by {n} on average over the people the model keeps for reference. The figure belongs to the model, not to this patient.</source>
        <translation>De lo que falta, {input} es lo que más estrecharía el rango de la estimación de respuesta: en {n} de media en las personas que el modelo conserva como referencia. La cifra pertenece al modelo, no a este paciente.</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Readiness of {code}</source>
        <translation>Preparación de {code}</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>The estimates are made for a current episode of at least moderate severity. This rating is below that range, so they describe other people than this one.</source>
        <translation>Las estimaciones se hacen para un episodio actual de gravedad al menos moderada. Esta puntuación está por debajo de ese rango, por lo que describen a otras personas y no a esta.</translation>
    </message>
    <message>
        <source>The estimates are made for a current episode of at least moderate severity. This rating is in that range.</source>
        <translation>Las estimaciones se hacen para un episodio actual de gravedad al menos moderada. Esta puntuación está en ese rango.</translation>
    </message>
    <message>
        <source>The estimates are made for a current episode of at least moderate severity. This rating is in the range of remission, so they describe other people than this one.</source>
        <translation>Las estimaciones se hacen para un episodio actual de gravedad al menos moderada. Esta puntuación está en el rango de la remisión, por lo que describen a otras personas y no a esta.</translation>
    </message>
    <message>
        <source>The estimates are made for a current episode of at least moderate severity. Without a rating no estimate is made.</source>
        <translation>Las estimaciones se hacen para un episodio actual de gravedad al menos moderada. Sin una puntuación no se hace ninguna estimación.</translation>
    </message>
    <message>
        <source>Whether the values are unlike the cases of the model was not judged.</source>
        <translation>No se ha valorado si los valores son distintos de los casos del modelo.</translation>
    </message>
    <message>
        <source>{scale} {n} on {day}: {band}.</source>
        <translation>{scale} {n} el {day}: {band}.</translation>
    </message>
    <message>
        <source>{used} of {all} inputs are known. What is missing is not guessed; it makes the ranges wider.</source>
        <translation>Se conocen {used} de {all} datos de entrada. Lo que falta no se adivina; hace más amplios los rangos.</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>Acknowledged</source>
        <translation>Reconocido</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Goes into the log: write nothing that tells who the patient is.</source>
        <translation>Pasa al registro: no escriba nada que revele quién es el paciente.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>This choice or reason needs a comment in words.</source>
        <translation>Esta elección o este motivo necesita un comentario con palabras.</translation>
    </message>
    <message>
        <source>What I know</source>
        <translation>Lo que sé</translation>
    </message>
    <message>
        <source>What do you decide?</source>
        <translation>¿Qué decide?</translation>
    </message>
    <message>
        <source>Why? At least one reason</source>
        <translation>¿Por qué? Al menos un motivo</translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <source>&amp;Sign decision</source>
        <translation>&amp;Firmar decisión</translation>
    </message>
    <message>
        <source>Sign decision</source>
        <translation>Firmar decisión</translation>
    </message>
    <message>
        <source>Signed decision</source>
        <translation>Decisión firmada</translation>
    </message>
    <message>
        <source>What you had entered before the window was locked is here again. Read it before you sign.</source>
        <translation>Lo que había introducido antes de que se bloqueara la ventana está aquí de nuevo. Léalo antes de firmar.</translation>
    </message>
</context>
<context>
    <name>SignSheet</name>
    <message>
        <source>&amp;Back to the comparison</source>
        <translation>&amp;Volver a la comparación</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documentos</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>&amp;Enmendar…</translation>
    </message>
    <message>
        <source>Do &amp;not decide now</source>
        <translation>&amp;No decidir ahora</translation>
    </message>
    <message>
        <source>End this assessment without a decision</source>
        <translation>Terminar esta valoración sin una decisión</translation>
    </message>
    <message>
        <source>Make a new record that names this one; this one stays as it is</source>
        <translation>Crear un nuevo registro que hace referencia a este; este queda como está</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
</context>
<context>
    <name>SignedInFrame</name>
    <message>
        <source>Go to {page}</source>
        <translation>Ir a {page}</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar historias</translation>
    </message>
    <message>
        <source>What the patient wants to avoid</source>
        <translation>Lo que el paciente quiere evitar</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Encrypted · no network connection</source>
        <translation>Cifrado · sin conexión de red</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Help (F1)</source>
        <translation>Ayuda (F1)</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Bloquear (Ctrl+L)</translation>
    </message>
    <message>
        <source>Model unavailable. {why}</source>
        <translation>Modelo no disponible. {why}</translation>
    </message>
    <message>
        <source>Model: {basis}</source>
        <translation>Modelo: {basis}</translation>
    </message>
    <message>
        <source>No patient open</source>
        <translation>Ningún paciente abierto</translation>
    </message>
    <message>
        <source>Patient code</source>
        <translation>Código del paciente</translation>
    </message>
    <message>
        <source>Theme, text size, language</source>
        <translation>Tema, tamaño del texto, idioma</translation>
    </message>
    <message>
        <source>What the model's estimates rest on</source>
        <translation>En qué se basan las estimaciones del modelo</translation>
    </message>
    <message>
        <source>What the patient wants to avoid</source>
        <translation>Lo que el paciente quiere evitar</translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message>
        <source>About this page</source>
        <translation>Acerca de esta página</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Salir del recorrido</translation>
    </message>
    <message>
        <source>Made-up patients, step {n} of {all}</source>
        <translation>Pacientes ficticios, paso {n} de {all}</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>&amp;Credential, for example MD (optional)</source>
        <translation>Ti&amp;tulación, por ejemplo MD (opcional)</translation>
    </message>
    <message>
        <source>&amp;Help (F1)</source>
        <translation>A&amp;yuda (F1)</translation>
    </message>
    <message>
        <source>&amp;Name printed with your signature</source>
        <translation>N&amp;ombre impreso con su firma</translation>
    </message>
    <message>
        <source>&amp;Other folder …</source>
        <translation>Otra &amp;carpeta …</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Show the passphrase</source>
        <translation>&amp;Mostrar la frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Try it on made-up patients</source>
        <translation>&amp;Probar con pacientes ficticios</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>Antidepressant comparison</source>
        <translation>Comparación de antidepresivos</translation>
    </message>
    <message>
        <source>At least 15 characters, and not easy to guess. A sentence of your own works well.</source>
        <translation>Al menos 15 caracteres y no fácil de adivinar. Una frase inventada por usted funciona bien.</translation>
    </message>
    <message>
        <source>Create the store</source>
        <translation>Crear el almacén</translation>
    </message>
    <message>
        <source>Enter the name to print with your signature, and choose at least one role.</source>
        <translation>Introduzca el nombre que se imprimirá con su firma y elija al menos un rol.</translation>
    </message>
    <message>
        <source>Enter your user name and your passphrase.</source>
        <translation>Introduzca su nombre de usuario y su frase de contraseña.</translation>
    </message>
    <message>
        <source>Informs a decision that you make and sign. The bundled estimates are simulated from published evidence and not validated on patients.</source>
        <translation>Informa una decisión que usted toma y firma. Las estimaciones incluidas están simuladas a partir de datos publicados y no están validadas en pacientes.</translation>
    </message>
    <message>
        <source>Opening the encrypted store …</source>
        <translation>Abriendo el almacén cifrado …</translation>
    </message>
    <message>
        <source>Other &amp;ways in …</source>
        <translation>Otras formas de &amp;entrar …</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>Frase de contraseña, otra &amp;vez</translation>
    </message>
    <message>
        <source>Patient records are encrypted until you unlock them.</source>
        <translation>Las historias de los pacientes están cifradas hasta que usted las desbloquee.</translation>
    </message>
    <message>
        <source>Patient records will be kept here, encrypted. You become the first person who can open it.</source>
        <translation>Las historias de los pacientes se guardarán aquí, cifradas. Usted será la primera persona que puede abrirlo.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Set up a new store</source>
        <translation>Configurar un nuevo almacén</translation>
    </message>
    <message>
        <source>The store's folder</source>
        <translation>La carpeta del almacén</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type them again.</source>
        <translation>Las dos frases de contraseña no son iguales. Escríbalas de nuevo.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Your roles</source>
        <translation>Sus roles</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>&amp;All follow-ups</source>
        <translation>&amp;Todos los seguimientos</translation>
    </message>
    <message>
        <source>&amp;Patient's page</source>
        <translation>&amp;Página del paciente</translation>
    </message>
    <message>
        <source>An earlier decision was signed for this record, and its days count from that one. What happened after this decision can be seen here but not told as an outcome; for that, import the patient anew with this decision's day as day 0.</source>
        <translation>Se firmó una decisión anterior para esta historia, y sus días se cuentan desde aquella. Lo ocurrido después de esta decisión puede verse aquí, pero no indicarse como resultado; para ello, importe de nuevo al paciente con el día de esta decisión como día 0.</translation>
    </message>
    <message>
        <source>Cannot be told: days count from an earlier decision</source>
        <translation>No puede indicarse: los días se cuentan desde una decisión anterior</translation>
    </message>
    <message>
        <source>Cannot be told: the record names another drug</source>
        <translation>No puede indicarse: la historia nombra otro fármaco</translation>
    </message>
    <message>
        <source>Enter a ra&amp;ting</source>
        <translation>Introducir una p&amp;untuación</translation>
    </message>
    <message>
        <source>Estimate beside outcome</source>
        <translation>Estimación junto al resultado</translation>
    </message>
    <message>
        <source>Estimated when signed</source>
        <translation>Estimado al firmar</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Follow-up of {code}</source>
        <translation>Seguimiento de {code}</translation>
    </message>
    <message>
        <source>Known by now</source>
        <translation>Conocido hasta ahora</translation>
    </message>
    <message>
        <source>No drug was decided</source>
        <translation>No se decidió ningún fármaco</translation>
    </message>
    <message>
        <source>No estimate was signed with this decision.</source>
        <translation>No se firmó ninguna estimación con esta decisión.</translation>
    </message>
    <message>
        <source>One person's outcome neither confirms nor refutes an estimate about many.</source>
        <translation>El resultado de una sola persona no confirma ni refuta una estimación sobre muchas.</translation>
    </message>
    <message>
        <source>Opening the follow-up …</source>
        <translation>Abriendo el seguimiento …</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Recorded. What was told before is kept beside it.</source>
        <translation>Registrado. Lo que se indicó antes se conserva junto a ello.</translation>
    </message>
    <message>
        <source>The record names {drug} from day 0 on, another drug than the one that was signed.</source>
        <translation>La historia nombra {drug} desde el día 0 en adelante, un fármaco distinto del que se firmó.</translation>
    </message>
    <message>
        <source>Where this update was tested</source>
        <translation>Dónde se probó esta actualización</translation>
    </message>
    <message>
        <source>no estimate was signed</source>
        <translation>no se firmó ninguna estimación</translation>
    </message>
    <message>
        <source>{decision}, signed {when} ({date}) by {name}.</source>
        <translation>{decision}, firmada {when} ({date}) por {name}.</translation>
    </message>
    <message>
        <source>{n} within {weeks} weeks</source>
        <translation>{n} en un plazo de {weeks} semanas</translation>
    </message>
</context>
<context>
    <name>WhatIfPage</name>
    <message>
        <source>&amp;Back to the comparison</source>
        <translation>&amp;Volver a la comparación</translation>
    </message>
    <message>
        <source>&amp;Compare with the changes</source>
        <translation>&amp;Comparar con los cambios</translation>
    </message>
    <message>
        <source>As &amp;recorded</source>
        <translation>Como está &amp;registrado</translation>
    </message>
    <message>
        <source>Change at least one input, then compare.</source>
        <translation>Cambie al menos un dato de entrada y después compare.</translation>
    </message>
    <message>
        <source>Comparing with the changes…</source>
        <translation>Comparando con los cambios…</translation>
    </message>
    <message>
        <source>Figures with the changes, beside those of the record</source>
        <translation>Cifras con los cambios, junto a las de la historia</translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation>Aún no se ha comparado.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Supuesto</translation>
    </message>
    <message>
        <source>{outcome}: {n} of {all} drugs show other figures.</source>
        <translation>{outcome}: {n} de {all} fármacos muestran otras cifras.</translation>
    </message>
</context>
<context>
    <name>WorklistPage</name>
    <message>
        <source>&amp;Import records</source>
        <translation>&amp;Importar historias</translation>
    </message>
    <message>
        <source>&amp;Open patient</source>
        <translation>&amp;Abrir paciente</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Decide and sign</source>
        <translation>Decidir y firmar</translation>
    </message>
    <message>
        <source>I&amp;mport records</source>
        <translation>I&amp;mportar historias</translation>
    </message>
    <message>
        <source>Import a folder of de-identified records.</source>
        <translation>Importe una carpeta de historias desidentificadas.</translation>
    </message>
    <message>
        <source>Latest rating</source>
        <translation>Última puntuación</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>Aún no hay pacientes</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Rating needed</source>
        <translation>Falta puntuación</translation>
    </message>
    <message>
        <source>Search by code (Ctrl+F)</source>
        <translation>Buscar por código (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search patients by code</source>
        <translation>Buscar pacientes por código</translation>
    </message>
    <message>
        <source>See again</source>
        <translation>Volver a ver</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Somebody with the role of importer can bring records in.</source>
        <translation>Alguien con el rol de importador puede incorporar historias.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Take the to&amp;ur</source>
        <translation>Hacer el &amp;recorrido</translation>
    </message>
    <message>
        <source>To look around first, take the tour: its made-up patients stay apart from your store.</source>
        <translation>Para echar antes un vistazo, haga el recorrido: sus pacientes ficticios quedan separados de su almacén.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
    <message>
        <source>no earlier rating</source>
        <translation>sin puntuación anterior</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>admin</name>
    <message>
        <source>&amp;Add a person …</source>
        <translation>&amp;Añadir una persona …</translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation>&amp;Elegir …</translation>
    </message>
    <message>
        <source>&amp;Close the account …</source>
        <translation>&amp;Cerrar la cuenta …</translation>
    </message>
    <message>
        <source>&amp;Give the new passphrase</source>
        <translation>&amp;Dar la nueva frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Go on with this store</source>
        <translation>&amp;Continuar con este almacén</translation>
    </message>
    <message>
        <source>&amp;Make a backup</source>
        <translation>&amp;Hacer una copia de seguridad</translation>
    </message>
    <message>
        <source>&amp;New passphrase …</source>
        <translation>&amp;Nueva frase de contraseña …</translation>
    </message>
    <message>
        <source>&amp;Print this sheet …</source>
        <translation>Impri&amp;mir esta hoja …</translation>
    </message>
    <message>
        <source>&amp;Save this text …</source>
        <translation>&amp;Guardar este texto …</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>Pro&amp;barla</translation>
    </message>
    <message>
        <source>A backup was copied back by hand</source>
        <translation>Se volvió a copiar a mano una copia de seguridad</translation>
    </message>
    <message>
        <source>A backup's folder</source>
        <translation>La carpeta de una copia de seguridad</translation>
    </message>
    <message>
        <source>A part of this store is older than the rest, or another program has written into it.</source>
        <translation>Una parte de este almacén es más antigua que el resto, u otro programa ha escrito en él.</translation>
    </message>
    <message>
        <source>A sealed sheet with which anybody at this machine can look at patients when nobody else can. It opens for reading only, asks for a name and a reason, and every use stands in the log.</source>
        <translation>Una hoja sellada con la que cualquiera que esté ante este equipo puede consultar pacientes cuando nadie más puede. Se abre solo para lectura, pide un nombre y un motivo, y cada uso consta en el registro.</translation>
    </message>
    <message>
        <source>A&amp;dd this person</source>
        <translation>Añadir a e&amp;sta persona</translation>
    </message>
    <message>
        <source>Absolute numbers</source>
        <translation>Números absolutos</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>After so many hours the program locks, however busy it is.</source>
        <translation>Después de tantas horas el programa se bloquea, por muy ocupado que esté.</translation>
    </message>
    <message>
        <source>After so many minutes without a key or the mouse the program locks.</source>
        <translation>Después de tantos minutos sin una tecla ni el ratón el programa se bloquea.</translation>
    </message>
    <message>
        <source>All {n} checks passed.</source>
        <translation>Las {n} comprobaciones se han superado.</translation>
    </message>
    <message>
        <source>An encrypted copy, opened and compared before it counts. It opens with the passphrases of today. Keep one on another machine.</source>
        <translation>Una copia cifrada, que se abre y se compara antes de darla por válida. Se abre con las frases de contraseña de hoy. Guarde una en otro equipo.</translation>
    </message>
    <message>
        <source>At least 15 characters, as long as you like. A sentence of your own works well. Not your name, not keys in a row, not what many people use. It never expires, and nobody can look it up.</source>
        <translation>Al menos 15 caracteres, tan larga como quiera. Una frase inventada por usted funciona bien. Ni su nombre, ni teclas seguidas, ni lo que usa mucha gente. No caduca nunca, y nadie puede consultarla.</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Bring it back and &amp;lock</source>
        <translation>&amp;Recuperarla y bloquear</translation>
    </message>
    <message>
        <source>C&amp;hoose …</source>
        <translation>Ele&amp;gir …</translation>
    </message>
    <message>
        <source>C&amp;lose the account</source>
        <translation>Ce&amp;rrar la cuenta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Change &amp;roles …</source>
        <translation>Cambiar r&amp;oles …</translation>
    </message>
    <message>
        <source>Change the r&amp;oles</source>
        <translation>Cambiar &amp;los roles</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Checking program, models, store and log …</source>
        <translation>Comprobando programa, modelos, almacén y registro …</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Elija una carpeta.</translation>
    </message>
    <message>
        <source>Choose a reason. It becomes part of the log.</source>
        <translation>Elija un motivo. Pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Choose at least one role.</source>
        <translation>Elija al menos un rol.</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Compare in pregnancy</source>
        <translation>Comparar en el embarazo</translation>
    </message>
    <message>
        <source>Contact in a crisis</source>
        <translation>Contacto en una crisis</translation>
    </message>
    <message>
        <source>Copying and verifying …</source>
        <translation>Copiando y verificando …</translation>
    </message>
    <message>
        <source>Credential, for example MD (optional)</source>
        <translation>Titulación, por ejemplo MD (opcional)</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Do it without them; each then needs a new passphrase from you</source>
        <translation>Hacerlo sin ellas; cada una necesita después una nueva frase de contraseña que le dará usted</translation>
    </message>
    <message>
        <source>Each clinician signs with an own key that only the own passphrase opens; the installation signs exports. A retired key stays here, so that what it signed can be checked.</source>
        <translation>Cada clínico firma con una clave propia que solo abre su propia frase de contraseña; la instalación firma las exportaciones. Una clave retirada permanece aquí, para que pueda comprobarse lo que firmó.</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Acceso de emergencia</translation>
    </message>
    <message>
        <source>Emergency sheet</source>
        <translation>Hoja de emergencia</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Incorporada</translation>
    </message>
    <message>
        <source>Enter a user name.</source>
        <translation>Introduzca un nombre de usuario.</translation>
    </message>
    <message>
        <source>Enter the name; it is printed with signatures.</source>
        <translation>Introduzca el nombre; se imprime con las firmas.</translation>
    </message>
    <message>
        <source>Enter your passphrase.</source>
        <translation>Introduzca su frase de contraseña.</translation>
    </message>
    <message>
        <source>Files beside the store were lost</source>
        <translation>Se perdieron archivos junto al almacén</translation>
    </message>
    <message>
        <source>First passphrase</source>
        <translation>Primera frase de contraseña</translation>
    </message>
    <message>
        <source>First passphrase, again</source>
        <translation>Primera frase de contraseña, otra vez</translation>
    </message>
    <message>
        <source>Folder that collects backups</source>
        <translation>Carpeta que reúne las copias de seguridad</translation>
    </message>
    <message>
        <source>Folders to which the log's signed head is copied at lock, exit and export.</source>
        <translation>Carpetas en las que se copia la cabeza firmada del registro al bloquear, salir y exportar.</translation>
    </message>
    <message>
        <source>For IT or the vendor: versions, checks, sizes, rounded counts and the last technical errors. No patient, no code, no name of a person. Read it before you save it.</source>
        <translation>Para el servicio de informática o el proveedor: versiones, comprobaciones, tamaños, recuentos redondeados y los últimos errores técnicos. Ningún paciente, ningún código, ningún nombre de persona. Léalo antes de guardarlo.</translation>
    </message>
    <message>
        <source>For one of two people. Keep it in a sealed envelope, apart from the other one. Both together let an administrator back in; one alone opens nothing.</source>
        <translation>Para una de dos personas. Guárdela en un sobre sellado, separada de la otra. Las dos juntas devuelven el acceso a un administrador; una sola no abre nada.</translation>
    </message>
    <message>
        <source>For {name}, who has forgotten the passphrase. Who signs decisions gets a new signing key, which everybody can see in the log; what was signed with the old one stays checkable.</source>
        <translation>Para {name}, que ha olvidado la frase de contraseña. Quien firma decisiones recibe una nueva clave de firma, lo que todos pueden ver en el registro; lo que se firmó con la antigua sigue pudiendo comprobarse.</translation>
    </message>
    <message>
        <source>Forms of an export</source>
        <translation>Formas de una exportación</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Espacio libre</translation>
    </message>
    <message>
        <source>Give the store a &amp;new key</source>
        <translation>Dar al almacén una &amp;nueva clave</translation>
    </message>
    <message>
        <source>How long the log is kept</source>
        <translation>Cuánto tiempo se conserva el registro</translation>
    </message>
    <message>
        <source>How many backups stay</source>
        <translation>Cuántas copias de seguridad quedan</translation>
    </message>
    <message>
        <source>How many patients have to share what an outsider could know of them; with 1 it is only reported.</source>
        <translation>Cuántos pacientes tienen que compartir lo que alguien ajeno podría saber de ellos; con 1 solo se informa.</translation>
    </message>
    <message>
        <source>How many stored patients an analyst may have scored in any 24 hours; with 0 it is switched off.</source>
        <translation>Para cuántos pacientes almacenados puede un analista hacer calcular estimaciones en 24 horas cualesquiera; con 0 está desactivado.</translation>
    </message>
    <message>
        <source>How old an entry must be before an administrator may dispose of it. Nothing goes by itself.</source>
        <translation>Qué antigüedad debe tener un asiento para que un administrador pueda eliminarlo. Nada se elimina por sí solo.</translation>
    </message>
    <message>
        <source>IT fixes these settings for this machine. They cannot be changed here: IT changes the file, and the program reads it when it starts.</source>
        <translation>El servicio de informática fija estos ajustes para este equipo. No pueden cambiarse aquí: el servicio de informática cambia el archivo, y el programa lo lee al iniciarse.</translation>
    </message>
    <message>
        <source>Its log is not the beginning of this store's log: whatever this store holds would be gone.</source>
        <translation>Su registro no es el comienzo del registro de este almacén: se perdería todo lo que contiene este almacén.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Último inicio de sesión</translation>
    </message>
    <message>
        <source>Let the person type it here, unseen by you.</source>
        <translation>Deje que la persona la escriba aquí, sin que usted la vea.</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>Minutos hasta el bloqueo</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Longest sitting in hours</source>
        <translation>Sesión más larga en horas</translation>
    </message>
    <message>
        <source>Look of the window</source>
        <translation>Aspecto de la ventana</translation>
    </message>
    <message>
        <source>Made and verified: {folder}.</source>
        <translation>Hecha y verificada: {folder}.</translation>
    </message>
    <message>
        <source>Made on {moment}</source>
        <translation>Hecha el {moment}</translation>
    </message>
    <message>
        <source>Made on {moment} by {person}.</source>
        <translation>Hecha el {moment} por {person}.</translation>
    </message>
    <message>
        <source>Make &amp;recovery sheets</source>
        <translation>Crear hojas de &amp;recuperación</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Hacer una copia de seguridad</translation>
    </message>
    <message>
        <source>Make an &amp;emergency sheet</source>
        <translation>Crear una hoja de &amp;emergencia</translation>
    </message>
    <message>
        <source>Meaning of a signature</source>
        <translation>Significado de una firma</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Modelo en uso</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Models that give no estimate until they are taken off this list.</source>
        <translation>Modelos que no dan ninguna estimación hasta que se quiten de esta lista.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name printed with signatures</source>
        <translation>Nombre impreso con las firmas</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase de contraseña</translation>
    </message>
    <message>
        <source>New passphrase, again</source>
        <translation>Nueva frase de contraseña, otra vez</translation>
    </message>
    <message>
        <source>No backup was made of this store yet.</source>
        <translation>Aún no se ha hecho ninguna copia de seguridad de este almacén.</translation>
    </message>
    <message>
        <source>No model with a lower version gives estimates.</source>
        <translation>Ningún modelo con una versión inferior da estimaciones.</translation>
    </message>
    <message>
        <source>Nothing can be signed. Look for a newer copy or bring a backup back below. Only if there is none, go on with this one: that stands in the log, and signing is possible again.</source>
        <translation>No se puede firmar nada. Busque una copia más reciente o recupere más abajo una copia de seguridad. Solo si no hay ninguna, continúe con este: eso constará en el registro, y se podrá volver a firmar.</translation>
    </message>
    <message>
        <source>Nothing was written since: nothing would be lost.</source>
        <translation>No se ha escrito nada desde entonces: no se perdería nada.</translation>
    </message>
    <message>
        <source>Oldest model version</source>
        <translation>Versión de modelo más antigua</translation>
    </message>
    <message>
        <source>Only another administrator can close your own account.</source>
        <translation>Solo otro administrador puede cerrar su propia cuenta.</translation>
    </message>
    <message>
        <source>Only people who hold one of these roles can export the log.</source>
        <translation>Solo las personas con una de estas funciones pueden exportar el registro.</translation>
    </message>
    <message>
        <source>Only when the store's key was changed since the backup.</source>
        <translation>Solo si la clave del almacén se ha cambiado desde la copia de seguridad.</translation>
    </message>
    <message>
        <source>Only where it was another one than now.</source>
        <translation>Solo si era distinta de la actual.</translation>
    </message>
    <message>
        <source>Opened on {moment} by {person}: {why}.</source>
        <translation>Abierto el {moment} por {person}: {why}.</translation>
    </message>
    <message>
        <source>Opening the backup and verifying everything …</source>
        <translation>Abriendo la copia de seguridad y verificándolo todo …</translation>
    </message>
    <message>
        <source>Opens the backup, verifies everything and changes nothing. Do it now and then: a backup that was never tried is a hope.</source>
        <translation>Abre la copia de seguridad, lo verifica todo y no cambia nada. Hágalo de vez en cuando: una copia de seguridad que nunca se ha probado es una esperanza.</translation>
    </message>
    <message>
        <source>Own view first</source>
        <translation>Primero el criterio propio</translation>
    </message>
    <message>
        <source>Passphrase at that time (optional)</source>
        <translation>Frase de contraseña de entonces (opcional)</translation>
    </message>
    <message>
        <source>Patients scored at once</source>
        <translation>Pacientes calculados de una vez</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Places for checkpoints</source>
        <translation>Lugares para los puntos de control</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Directiva</translation>
    </message>
    <message>
        <source>Policy in force</source>
        <translation>Directiva en vigor</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Program files</source>
        <translation>Archivos del programa</translation>
    </message>
    <message>
        <source>Put away; it cannot be shown again</source>
        <translation>Guardada; no puede volver a mostrarse</translation>
    </message>
    <message>
        <source>Put away; show the second sheet</source>
        <translation>Guardada; mostrar la segunda hoja</translation>
    </message>
    <message>
        <source>R&amp;un the checks</source>
        <translation>E&amp;jecutar las comprobaciones</translation>
    </message>
    <message>
        <source>Read from {file} when the program started.</source>
        <translation>Leída de {file} cuando se inició el programa.</translation>
    </message>
    <message>
        <source>Recovery sheet 1 of 2</source>
        <translation>Hoja de recuperación 1 de 2</translation>
    </message>
    <message>
        <source>Recovery sheet 2 of 2</source>
        <translation>Hoja de recuperación 2 de 2</translation>
    </message>
    <message>
        <source>Recovery sheets for two people</source>
        <translation>Hojas de recuperación para dos personas</translation>
    </message>
    <message>
        <source>Remove the oldest backups in this folder, so that so many stay:</source>
        <translation>Eliminar las copias de seguridad más antiguas de esta carpeta, de modo que queden:</translation>
    </message>
    <message>
        <source>Restore drill</source>
        <translation>Simulacro de restauración</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Seal it in an envelope. Whoever opens it can look at patients and change nothing. Name and reason stand in the log, and the store gets a new key afterwards.</source>
        <translation>Séllela en un sobre. Quien lo abra puede consultar pacientes y no cambiar nada. El nombre y el motivo constan en el registro, y el almacén recibe después una nueva clave.</translation>
    </message>
    <message>
        <source>Sentence on self-harm</source>
        <translation>Frase sobre autolesión</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>Claves de firma</translation>
    </message>
    <message>
        <source>Signs in as {name}. {credential}</source>
        <translation>Inicia sesión como {name}. {credential}</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Smallest group imported</source>
        <translation>Grupo más pequeño que se importa</translation>
    </message>
    <message>
        <source>Smallest group shown</source>
        <translation>Grupo más pequeño que se muestra</translation>
    </message>
    <message>
        <source>Stands on the patient's handout.</source>
        <translation>Figura en la hoja para el paciente.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Stopping; the old key stays …</source>
        <translation>Deteniendo; la clave antigua permanece …</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Store's content</source>
        <translation>Contenido del almacén</translation>
    </message>
    <message>
        <source>Store's folder</source>
        <translation>Carpeta del almacén</translation>
    </message>
    <message>
        <source>Suspended models</source>
        <translation>Modelos suspendidos</translation>
    </message>
    <message>
        <source>The backup takes the place of the store. The program locks first; the store that is there now is kept beside it. The log of the store that comes back says so.</source>
        <translation>La copia de seguridad pasa a ocupar el lugar del almacén. Primero el programa se bloquea; el almacén que hay ahora se conserva junto a ella. El registro del almacén que se recupera lo indica.</translation>
    </message>
    <message>
        <source>The command that brings a backup back</source>
        <translation>La orden que recupera una copia de seguridad</translation>
    </message>
    <message>
        <source>The diagnostics as they will be saved</source>
        <translation>El diagnóstico tal como se guardará</translation>
    </message>
    <message>
        <source>The file has changed since then. Close the program and open it again to work by it.</source>
        <translation>El archivo ha cambiado desde entonces. Cierre el programa y ábralo de nuevo para trabajar según él.</translation>
    </message>
    <message>
        <source>The language of the window. A translation that nobody reviewed says so.</source>
        <translation>El idioma de la ventana. Una traducción que nadie ha revisado lo dice.</translation>
    </message>
    <message>
        <source>The last backup was made on {moment}.</source>
        <translation>La última copia de seguridad se hizo el {moment}.</translation>
    </message>
    <message>
        <source>The least number of decisions that the oversight report shows a figure for.</source>
        <translation>El número mínimo de decisiones para el que el informe de supervisión muestra una cifra.</translation>
    </message>
    <message>
        <source>The person types it here.</source>
        <translation>La persona la escribe aquí.</translation>
    </message>
    <message>
        <source>The sentence that a clinician signs.</source>
        <translation>La frase que firma un clínico.</translation>
    </message>
    <message>
        <source>The store still has the key of then: give it a new one.</source>
        <translation>El almacén tiene todavía la clave de entonces: dele una nueva.</translation>
    </message>
    <message>
        <source>The store was moved to another machine</source>
        <translation>El almacén se trasladó a otro equipo</translation>
    </message>
    <message>
        <source>The store's key</source>
        <translation>La clave del almacén</translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>Las dos no son iguales. Escríbalas de nuevo.</translation>
    </message>
    <message>
        <source>There are no recovery sheets yet. Without them, a lost passphrase of the only administrator loses the store.</source>
        <translation>Aún no hay hojas de recuperación. Sin ellas, si el único administrador pierde la frase de contraseña, se pierde el almacén.</translation>
    </message>
    <message>
        <source>There is no emergency sheet that opens this store.</source>
        <translation>No hay ninguna hoja de emergencia que abra este almacén.</translation>
    </message>
    <message>
        <source>There is no newer copy</source>
        <translation>No hay ninguna copia más reciente</translation>
    </message>
    <message>
        <source>There is no policy file at {file}, so the program's own defaults hold.</source>
        <translation>No hay ningún archivo de directiva en {file}, por lo que valen los valores predeterminados del propio programa.</translation>
    </message>
    <message>
        <source>These people have to sign in once before: {names}.</source>
        <translation>Estas personas tienen que iniciar sesión antes una vez: {names}.</translation>
    </message>
    <message>
        <source>This account is closed for good. Past signatures stay readable.</source>
        <translation>Esta cuenta está cerrada definitivamente. Las firmas anteriores siguen siendo legibles.</translation>
    </message>
    <message>
        <source>This backup cannot be brought back.</source>
        <translation>Esta copia de seguridad no puede recuperarse.</translation>
    </message>
    <message>
        <source>This backup would come back whole: {people} people, {patients} patients, {entries} log entries, and the chain holds. Head: {head} …. Nothing was changed.</source>
        <translation>Esta copia de seguridad se recuperaría completa: {people} personas, {patients} pacientes, {entries} asientos del registro, y la cadena se mantiene. Cabeza: {head} …. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This backup would not come back whole. Nothing was changed.</source>
        <translation>Esta copia de seguridad no se recuperaría completa. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This store is not in the state in which it was left.</source>
        <translation>Este almacén no está en el estado en que se dejó.</translation>
    </message>
    <message>
        <source>This store is not known to be the newest</source>
        <translation>No se sabe si este almacén es el más reciente</translation>
    </message>
    <message>
        <source>This store was newer before: an older copy of it was put in its place.</source>
        <translation>Este almacén era antes más reciente: en su lugar se puso una copia más antigua de él.</translation>
    </message>
    <message>
        <source>This store would lose what was written since: {entries} log entries, {decisions} signed decisions among them. It holds {patients} patients now.</source>
        <translation>Este almacén perdería lo que se ha escrito desde entonces: {entries} asientos del registro, entre ellos {decisions} decisiones firmadas. Ahora contiene {patients} pacientes.</translation>
    </message>
    <message>
        <source>This store's log is not the one that was in use here before.</source>
        <translation>El registro de este almacén no es el que se usaba aquí antes.</translation>
    </message>
    <message>
        <source>Try the backup first: what it holds is shown here.</source>
        <translation>Pruebe primero la copia de seguridad: aquí se muestra lo que contiene.</translation>
    </message>
    <message>
        <source>Two sheets of paper that together let an administrator back in who has forgotten the passphrase. They are shown once. New ones make the old ones worthless.</source>
        <translation>Dos hojas de papel que juntas devuelven el acceso a un administrador que ha olvidado la frase de contraseña. Se muestran una sola vez. Unas nuevas dejan sin valor las antiguas.</translation>
    </message>
    <message>
        <source>User name, for signing in</source>
        <translation>Nombre de usuario, para iniciar sesión</translation>
    </message>
    <message>
        <source>Value, fixed</source>
        <translation>Valor, fijo</translation>
    </message>
    <message>
        <source>Verifying the backup once more …</source>
        <translation>Verificando de nuevo la copia de seguridad …</translation>
    </message>
    <message>
        <source>Verifying the backup: {share} done …</source>
        <translation>Verificando la copia de seguridad: {share} hecho …</translation>
    </message>
    <message>
        <source>What can be written beside the signed log when it is exported.</source>
        <translation>Lo que se puede escribir junto al registro firmado al exportarlo.</translation>
    </message>
    <message>
        <source>What is shown when a rating tells of thoughts of self-harm.</source>
        <translation>Lo que se muestra cuando una puntuación revela pensamientos de autolesión.</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Qué dice</translation>
    </message>
    <message>
        <source>What marks the newest state of this store is gone. So nobody can tell whether it is the newest.</source>
        <translation>Falta lo que marca el estado más reciente de este almacén. Por eso nadie puede saber si es el más reciente.</translation>
    </message>
    <message>
        <source>What stands on the sheet</source>
        <translation>Lo que figura en la hoja</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Procedencia</translation>
    </message>
    <message>
        <source>Where nobody can sign in any more, the command line does the same:</source>
        <translation>Cuando ya nadie puede iniciar sesión, la línea de comandos hace lo mismo:</translation>
    </message>
    <message>
        <source>Where somebody begins who has not chosen a look. Everybody may choose another.</source>
        <translation>Dónde empieza quien no ha elegido un aspecto. Cada cual puede elegir otro.</translation>
    </message>
    <message>
        <source>Where somebody begins who has not chosen a size. Everybody may choose another.</source>
        <translation>Dónde empieza quien no ha elegido un tamaño. Cada cual puede elegir otro.</translation>
    </message>
    <message>
        <source>Whether a pregnancy stops the comparison. The model knows nothing of pregnancy.</source>
        <translation>Si un embarazo detiene la comparación. El modelo no sabe nada del embarazo.</translation>
    </message>
    <message>
        <source>Whether numbers about a patient are shown, printed and given out, or only groups and words. The signed log holds them always.</source>
        <translation>Si los números sobre un paciente se muestran, se imprimen y se entregan, o solo los grupos y las palabras. El registro firmado los contiene siempre.</translation>
    </message>
    <message>
        <source>Whether the clinician's own view must, may or need not be recorded before estimates show.</source>
        <translation>Si el criterio propio del clínico debe registrarse, puede registrarse o no hace falta que se registre antes de que se muestren las estimaciones.</translation>
    </message>
    <message>
        <source>Who may export the log</source>
        <translation>Quién puede exportar el registro</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>Why you go on with it</source>
        <translation>Por qué continúa con él</translation>
    </message>
    <message>
        <source>Writes the whole store anew under a new random key. Everybody keeps the passphrase, sheets of paper stay good, and old copies of the key open nothing. Make a backup afterwards.</source>
        <translation>Escribe de nuevo todo el almacén con una nueva clave aleatoria. Todos conservan su frase de contraseña, las hojas de papel siguen siendo válidas, y las copias antiguas de la clave no abren nada. Haga después una copia de seguridad.</translation>
    </message>
    <message>
        <source>Writing the store anew …</source>
        <translation>Escribiendo de nuevo el almacén …</translation>
    </message>
    <message>
        <source>Writing the store anew: {share} done …</source>
        <translation>Escribiendo de nuevo el almacén: {share} hecho …</translation>
    </message>
    <message>
        <source>Your own passphrase, again</source>
        <translation>Su propia frase de contraseña, otra vez</translation>
    </message>
    <message>
        <source>Your own passphrase, to: {act}</source>
        <translation>Su propia frase de contraseña, para: {act}</translation>
    </message>
    <message>
        <source>Your passphrase of that time (optional)</source>
        <translation>Su frase de contraseña de aquel momento (opcional)</translation>
    </message>
    <message>
        <source>a drill</source>
        <translation>un simulacro</translation>
    </message>
    <message>
        <source>an urgent request</source>
        <translation>una petición urgente</translation>
    </message>
    <message>
        <source>brings records in; sees who is there</source>
        <translation>incorpora historias; ve quién está</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>danger to a patient</source>
        <translation>peligro para un paciente</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>no superada</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ocultos</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>nobody could sign in</source>
        <translation>nadie podía iniciar sesión</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>people, keys, backups and models; sees no patient</source>
        <translation>personas, claves, copias de seguridad y modelos; no ve ningún paciente</translation>
    </message>
    <message>
        <source>policy file; everybody may choose another</source>
        <translation>archivo de la directiva; cada cual puede elegir otro</translation>
    </message>
    <message>
        <source>policy file; it says the same as the default</source>
        <translation>archivo de directiva; dice lo mismo que el valor predeterminado</translation>
    </message>
    <message>
        <source>policy file; the default is: {default}</source>
        <translation>archivo de directiva; el valor predeterminado es: {default}</translation>
    </message>
    <message>
        <source>reads, checks and exports the log; sees no patient's code</source>
        <translation>lee, comprueba y exporta el registro; no ve el código de ningún paciente</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>scores all stored patients at once, to judge the model; sees no code</source>
        <translation>calcula de una vez las estimaciones de todos los pacientes almacenados, para evaluar el modelo; no ve ningún código</translation>
    </message>
    <message>
        <source>sees patients, compares, decides and signs; reads the log</source>
        <translation>ve pacientes, compara, decide y firma; lee el registro</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>mostrados</translation>
    </message>
    <message>
        <source>the program's default</source>
        <translation>el valor predeterminado del programa</translation>
    </message>
    <message>
        <source>this installation</source>
        <translation>esta instalación</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>{folder}: last entry of {moment}; {entries} log entries, {patients} patients. {people} people can open it: {names}.</source>
        <translation>{folder}: último asiento del {moment}; {entries} asientos del registro, {patients} pacientes. {people} personas pueden abrirla: {names}.</translation>
    </message>
    <message>
        <source>{name} will not be able to sign in again. Past signatures stay readable, and the user name is never used again. The store gets a new key, so that an old copy of the key opens nothing; this takes a while.</source>
        <translation>{name} no podrá volver a iniciar sesión. Las firmas anteriores siguen siendo legibles, y el nombre de usuario no vuelve a usarse nunca. El almacén recibe una nueva clave, para que una copia antigua de la clave no abra nada; esto lleva un rato.</translation>
    </message>
    <message>
        <source>{n} check failed. Read what it says, and call whoever looks after the program.</source>
        <translation>{n} comprobación no se ha superado. Lea lo que dice y avise a quien se ocupe del programa.</translation>
    </message>
    <message>
        <source>{n} checks failed. Read what they say, and call whoever looks after the program.</source>
        <translation>{n} comprobaciones no se han superado. Lea lo que dicen y avise a quien se ocupe del programa.</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} meses</translation>
    </message>
    <message>
        <source>{n} older backup was removed.</source>
        <translation>Se ha eliminado {n} copia de seguridad más antigua.</translation>
    </message>
    <message>
        <source>{n} older backups were removed.</source>
        <translation>Se han eliminado {n} copias de seguridad más antiguas.</translation>
    </message>
    <message>
        <source>{n} year</source>
        <translation>{n} año</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} años</translation>
    </message>
</context>
<context>
    <name>bundle</name>
    <message>
        <source>simulated from published evidence; not validated on patients</source>
        <translation>simulado a partir de datos publicados; no validado en pacientes</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>3 or more</source>
        <translation>3 o más</translation>
    </message>
    <message>
        <source>65 and over</source>
        <translation>65 o más</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC (95 %)</source>
        <translation>AUC (95 %)</translation>
    </message>
    <message>
        <source>AUC: how often the one of two people who has the outcome got the higher number; 0.5 is chance, 1 is always. Calibration slope: 1 where numbers are neither too extreme nor too timid. Intervals are 95 %.</source>
        <translation>AUC: con qué frecuencia, de dos personas, la que tiene el resultado recibió el número más alto; 0.5 es el azar, 1 es siempre. Pendiente de calibración: 1 cuando los números no son ni demasiado extremos ni demasiado tímidos. Los intervalos son del 95 %.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>All of this is in a simulated truth, on simulated people. It has not been validated on patients.</source>
        <translation>Todo esto se da en una verdad simulada, con personas simuladas. No se ha validado en pacientes.</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Por grupo</translation>
    </message>
    <message>
        <source>By the prediction, of 100</source>
        <translation>Según la predicción, de cada 100</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Calibration slope</source>
        <translation>Pendiente de calibración</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Contrasts left out</source>
        <translation>Contrastes dejados fuera</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Decision curve</source>
        <translation>Curva de decisión</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Drug effects</source>
        <translation>Efectos de los fármacos</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>Situación laboral</translation>
    </message>
    <message>
        <source>Everyone, of 100</source>
        <translation>Todos, de cada 100</translation>
    </message>
    <message>
        <source>Failed trials</source>
        <translation>Tratamientos fallidos</translation>
    </message>
    <message>
        <source>Figures: see Performance.</source>
        <translation>Cifras: véase Rendimiento.</translation>
    </message>
    <message>
        <source>Gain, of 100</source>
        <translation>Ganancia, de cada 100</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Interval width</source>
        <translation>Anchura del intervalo</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalos</translation>
    </message>
    <message>
        <source>Its figures stand in the table.</source>
        <translation>Sus cifras están en la tabla.</translation>
    </message>
    <message>
        <source>Median width, points of 100</source>
        <translation>Anchura mediana, puntos de 100</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Observed − predicted, points</source>
        <translation>Observado − predicho, puntos</translation>
    </message>
    <message>
        <source>Observed, %</source>
        <translation>Observado, %</translation>
    </message>
    <message>
        <source>Other trials</source>
        <translation>Otros ensayos</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>People for intervals</source>
        <translation>Personas para los intervalos</translation>
    </message>
    <message>
        <source>Performance by group</source>
        <translation>Rendimiento por grupo</translation>
    </message>
    <message>
        <source>Performance by outcome</source>
        <translation>Rendimiento por resultado</translation>
    </message>
    <message>
        <source>Predicted, %</source>
        <translation>Predicho, %</translation>
    </message>
    <message>
        <source>Rows of small groups: {n} of {all}. Small: fewer than 100 people with or without the outcome.</source>
        <translation>Filas de grupos pequeños: {n} de {all}. Pequeño: menos de 100 personas con o sin el resultado.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Slope (95 %)</source>
        <translation>Pendiente (95 %)</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Pequeño</translation>
    </message>
    <message>
        <source>Source attribute {n}</source>
        <translation>Atributo de origen {n}</translation>
    </message>
    <message>
        <source>Source attributes</source>
        <translation>Atributos de origen</translation>
    </message>
    <message>
        <source>Squared error removed</source>
        <translation>Error cuadrático eliminado</translation>
    </message>
    <message>
        <source>The bundle holds no table of its figures.</source>
        <translation>El paquete de modelos no contiene una tabla de sus cifras.</translation>
    </message>
    <message>
        <source>The table holds the effects; the intervals are in the picture.</source>
        <translation>La tabla contiene los efectos; los intervalos están en la imagen.</translation>
    </message>
    <message>
        <source>This bundle holds no figures by group of people that can be shown.</source>
        <translation>Este paquete de modelos no contiene cifras por grupo de personas que puedan mostrarse.</translation>
    </message>
    <message>
        <source>This bundle holds no performance figures that can be shown.</source>
        <translation>Este paquete de modelos no contiene cifras de rendimiento que puedan mostrarse.</translation>
    </message>
    <message>
        <source>This bundle holds no pictures of its performance.</source>
        <translation>Este paquete de modelos no contiene imágenes de su rendimiento.</translation>
    </message>
    <message>
        <source>This bundle holds no source attributes that can be shown.</source>
        <translation>Este paquete de modelos no contiene atributos de origen que puedan mostrarse.</translation>
    </message>
    <message>
        <source>This bundle holds no test of a week-2 update.</source>
        <translation>Este paquete de modelos no contiene ninguna prueba de una actualización de la semana 2.</translation>
    </message>
    <message>
        <source>This program cannot draw the picture; its table has the figures.</source>
        <translation>Este programa no puede dibujar la imagen; su tabla contiene las cifras.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Truths inside, %</source>
        <translation>Valores verdaderos dentro, %</translation>
    </message>
    <message>
        <source>Truths inside, values complete, %</source>
        <translation>Valores verdaderos dentro, datos completos, %</translation>
    </message>
    <message>
        <source>Truths inside, values missing, %</source>
        <translation>Valores verdaderos dentro, datos faltantes, %</translation>
    </message>
    <message>
        <source>Values missing, %</source>
        <translation>Datos faltantes, %</translation>
    </message>
    <message>
        <source>Week-2 update</source>
        <translation>Actualización de la semana 2</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>Con él</translation>
    </message>
    <message>
        <source>With the outcome</source>
        <translation>Con el resultado</translation>
    </message>
    <message>
        <source>a small group</source>
        <translation>un grupo pequeño</translation>
    </message>
    <message>
        <source>below high school</source>
        <translation>por debajo de secundaria (high school)</translation>
    </message>
    <message>
        <source>college graduate</source>
        <translation>titulación universitaria</translation>
    </message>
    <message>
        <source>drug against drug</source>
        <translation>fármaco frente a fármaco</translation>
    </message>
    <message>
        <source>drug against placebo</source>
        <translation>fármaco frente a placebo</translation>
    </message>
    <message>
        <source>female</source>
        <translation>mujer</translation>
    </message>
    <message>
        <source>few</source>
        <translation>pocas</translation>
    </message>
    <message>
        <source>high school</source>
        <translation>secundaria (high school)</translation>
    </message>
    <message>
        <source>male</source>
        <translation>hombre</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>moderada</translation>
    </message>
    <message>
        <source>moderately severe</source>
        <translation>moderadamente grave</translation>
    </message>
    <message>
        <source>not asked below age 20</source>
        <translation>no se pregunta por debajo de los 20 años</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>not unemployed</source>
        <translation>no en desempleo</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>grave</translation>
    </message>
    <message>
        <source>some college</source>
        <translation>algunos estudios universitarios</translation>
    </message>
    <message>
        <source>the bundle does not state it</source>
        <translation>el paquete de modelos no lo indica</translation>
    </message>
    <message>
        <source>the bundle gives no reason</source>
        <translation>el paquete de modelos no da ningún motivo</translation>
    </message>
    <message>
        <source>unemployed</source>
        <translation>en desempleo</translation>
    </message>
    <message>
        <source>{all} source attributes; {n} are not available, as each of them says.</source>
        <translation>{all} atributos de origen; {n} no están disponibles, como indica cada uno de ellos.</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} a {high})</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>10 mg a day</source>
        <translation>10 mg al día</translation>
    </message>
    <message>
        <source>10 mg a day in older adults (taken here as 65 years and over) and in hepatic impairment.</source>
        <translation>10 mg al día en adultos mayores (aquí se toma como 65 años o más) y en insuficiencia hepática.</translation>
    </message>
    <message>
        <source>10 mg a day in older adults and in hepatic impairment.</source>
        <translation>10 mg al día en adultos mayores y en insuficiencia hepática.</translation>
    </message>
    <message>
        <source>10 mg. The columns of the table were re-aligned by hand.</source>
        <translation>10 mg. Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>10 mg. The level grades gastrointestinal effects as a whole.</source>
        <translation>10 mg. El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>2 of them; one more had severe neutropenia.</source>
        <translation>2 de ellas; una más tuvo neutropenia grave.</translation>
    </message>
    <message>
        <source>20 mg a day</source>
        <translation>20 mg al día</translation>
    </message>
    <message>
        <source>21 days before an MAOI is started; 14 days after an MAOI is stopped.</source>
        <translation>21 días antes de iniciar un IMAO; 14 días después de suspender un IMAO.</translation>
    </message>
    <message>
        <source>25 to 64 years</source>
        <translation>25 a 64 años</translation>
    </message>
    <message>
        <source>30 mg a day</source>
        <translation>30 mg al día</translation>
    </message>
    <message>
        <source>4 months</source>
        <translation>4 meses</translation>
    </message>
    <message>
        <source>4 of 100 at the last visit.</source>
        <translation>4 de cada 100 en la última visita.</translation>
    </message>
    <message>
        <source>40 mg a day, predicted</source>
        <translation>40 mg al día, predicho</translation>
    </message>
    <message>
        <source>40 mg.</source>
        <translation>40 mg.</translation>
    </message>
    <message>
        <source>40 mg. Men only, by spontaneous report, which undercounts.</source>
        <translation>40 mg. Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>40 mg. The columns of the table were re-aligned by hand.</source>
        <translation>40 mg. Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>40 mg. The level grades gastrointestinal effects as a whole.</source>
        <translation>40 mg. El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>40 mg. The level grades insomnia and activation together.</source>
        <translation>40 mg. El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>46 of 100 people gained 2 kg or more.</source>
        <translation>46 de cada 100 personas aumentaron 2 kg o más.</translation>
    </message>
    <message>
        <source>5 days before an MAOI is started; 14 days after an MAOI is stopped.</source>
        <translation>5 días antes de iniciar un IMAO; 14 días después de suspender un IMAO.</translation>
    </message>
    <message>
        <source>5 weeks before an MAOI is started; 14 days after an MAOI is stopped.</source>
        <translation>5 semanas antes de iniciar un IMAO; 14 días después de suspender un IMAO.</translation>
    </message>
    <message>
        <source>50 mg.</source>
        <translation>50 mg.</translation>
    </message>
    <message>
        <source>50 mg. Men only, by spontaneous report, which undercounts.</source>
        <translation>50 mg. Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>50 mg. The columns of the table were re-aligned by hand.</source>
        <translation>50 mg. Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>50 mg. The level grades gastrointestinal effects as a whole.</source>
        <translation>50 mg. El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>50 mg. The level grades insomnia and activation together.</source>
        <translation>50 mg. El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>55 of 100 people lost weight.</source>
        <translation>55 de cada 100 personas perdieron peso.</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 meses</translation>
    </message>
    <message>
        <source>60 mg a day</source>
        <translation>60 mg al día</translation>
    </message>
    <message>
        <source>63 of 100 of these had none at their last visit.</source>
        <translation>63 de cada 100 de ellas no tenían ninguno en su última visita.</translation>
    </message>
    <message>
        <source>65 years and over</source>
        <translation>65 años o más</translation>
    </message>
    <message>
        <source>7 days before an MAOI is started; 14 days after an MAOI is stopped.</source>
        <translation>7 días antes de iniciar un IMAO; 14 días después de suspender un IMAO.</translation>
    </message>
    <message>
        <source>7 to 14 days between this drug and an MAOI.</source>
        <translation>7 a 14 días entre este fármaco y un IMAO.</translation>
    </message>
    <message>
        <source>75 years and over</source>
        <translation>75 años o más</translation>
    </message>
    <message>
        <source>8 weeks</source>
        <translation>8 semanas</translation>
    </message>
    <message>
        <source>A method without intent, or suicidal behaviour more than three months ago: evaluation at the same visit and a plan for crises.</source>
        <translation>Un método sin intención, o conducta suicida hace más de tres meses: evaluación en la misma visita y un plan para crisis.</translation>
    </message>
    <message>
        <source>A re-analysis disputes the counting, because some events of the phases before treatment were counted as well. The comparison also turns on the denominator: people on drug were followed for longer than people on placebo, so that a difference per person need not be one per year.</source>
        <translation>Un reanálisis cuestiona el recuento, porque también se contaron algunos acontecimientos de las fases anteriores al tratamiento. La comparación depende además del denominador: a las personas con el fármaco se las siguió durante más tiempo que a las personas con placebo, de modo que una diferencia por persona no tiene por qué serlo por año.</translation>
    </message>
    <message>
        <source>A signal of cardiac malformation in the first trimester: to be avoided in pregnancy or planned pregnancy if possible.</source>
        <translation>Una señal de malformación cardíaca en el primer trimestre: debe evitarse en el embarazo o el embarazo planificado si es posible.</translation>
    </message>
    <message>
        <source>A strong CYP2D6 inhibitor lowers the activation of tamoxifen.</source>
        <translation>Un inhibidor potente de CYP2D6 reduce la activación del tamoxifeno.</translation>
    </message>
    <message>
        <source>A strong CYP2D6 inhibitor raises tricyclic levels; fluoxetine still counts for weeks after it was stopped.</source>
        <translation>Un inhibidor potente de CYP2D6 eleva los niveles de los tricíclicos; la fluoxetina sigue contando durante semanas después de su suspensión.</translation>
    </message>
    <message>
        <source>A suicide attempt in the past three months counts as the screener's high level: immediate evaluation comes first.</source>
        <translation>Un intento de suicidio en los últimos tres meses cuenta como el nivel alto del cribado: la evaluación inmediata va primero.</translation>
    </message>
    <message>
        <source>A treatment other than a drug fits</source>
        <translation>Es adecuado un tratamiento distinto de un fármaco</translation>
    </message>
    <message>
        <source>A wish to be dead or non-specific active thoughts: further evaluation by a behavioural-health clinician.</source>
        <translation>Un deseo de estar muerto o pensamientos activos inespecíficos: evaluación adicional por un profesional clínico de salud mental.</translation>
    </message>
    <message>
        <source>ALT and AST at the start, at about 3, 6, 12 and 24 weeks, and again after a rise to 50 mg; stop above 3 times the upper limit.</source>
        <translation>ALT y AST al inicio, hacia las 3, 6, 12 y 24 semanas, y de nuevo tras un aumento a 50 mg; suspenda por encima de 3 veces el límite superior.</translation>
    </message>
    <message>
        <source>Above 60 years</source>
        <translation>Más de 60 años</translation>
    </message>
    <message>
        <source>Active liver disease or raised transaminases; terfenadine, astemizole, cisapride, pimozide, carbamazepine, triazolam; MAOI.</source>
        <translation>Enfermedad hepática activa o transaminasas elevadas; terfenadina, astemizol, cisaprida, pimozida, carbamazepina, triazolam; IMAO.</translation>
    </message>
    <message>
        <source>Adequate earlier trial without response</source>
        <translation>Tratamiento previo adecuado sin respuesta</translation>
    </message>
    <message>
        <source>Agonist at melatonin MT1 and MT2 receptors, antagonist at 5-HT2C.</source>
        <translation>Agonista de los receptores de melatonina MT1 y MT2, antagonista de 5-HT2C.</translation>
    </message>
    <message>
        <source>Agranulocytosis: stop with fever or sore throat and a low white count. Rise of ALT, cholesterol and triglycerides.</source>
        <translation>Agranulocitosis: suspenda en caso de fiebre o dolor de garganta y recuento bajo de leucocitos. Aumento de ALT, colesterol y triglicéridos.</translation>
    </message>
    <message>
        <source>Alcohol use disorder</source>
        <translation>Trastorno por consumo de alcohol</translation>
    </message>
    <message>
        <source>All indications pooled.</source>
        <translation>Todas las indicaciones agrupadas.</translation>
    </message>
    <message>
        <source>All indications pooled. Men only, by spontaneous report, which undercounts.</source>
        <translation>Todas las indicaciones agrupadas. Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>All indications pooled. The columns of the table were re-aligned by hand.</source>
        <translation>Todas las indicaciones agrupadas. Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>All indications pooled. The level grades gastrointestinal effects as a whole.</source>
        <translation>Todas las indicaciones agrupadas. El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>All indications pooled. The level grades insomnia and activation together.</source>
        <translation>Todas las indicaciones agrupadas. El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>Also licensed for some pain conditions.</source>
        <translation>Autorizado también para algunas afecciones dolorosas.</translation>
    </message>
    <message>
        <source>An abrupt stop of alcohol during treatment is a contraindication; settle alcohol use before starting.</source>
        <translation>Una interrupción brusca del alcohol durante el tratamiento es una contraindicación; resuelva el consumo de alcohol antes de iniciar.</translation>
    </message>
    <message>
        <source>An adequate earlier trial of this drug brought no response (at least the usual minimum dose for at least six weeks).</source>
        <translation>Un tratamiento previo adecuado con este fármaco no produjo respuesta (al menos la dosis mínima habitual durante al menos seis semanas).</translation>
    </message>
    <message>
        <source>Another antidepressant is being taken</source>
        <translation>Se está tomando otro antidepresivo</translation>
    </message>
    <message>
        <source>Another antidepressant is being taken: plan the switch and its washout, or the combination, before starting this one.</source>
        <translation>Se está tomando otro antidepresivo: planifique el cambio y su periodo de lavado, o la combinación, antes de iniciar este.</translation>
    </message>
    <message>
        <source>Another condition the patient has</source>
        <translation>Otra afección que tiene el paciente</translation>
    </message>
    <message>
        <source>Another medicine that lengthens QT</source>
        <translation>Otro medicamento que alarga el QT</translation>
    </message>
    <message>
        <source>Another medicine that lengthens QT is being taken.</source>
        <translation>Se está tomando otro medicamento que alarga el QT.</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>Another reason (in words below)</source>
        <translation>Otro motivo (con palabras, abajo)</translation>
    </message>
    <message>
        <source>Antiarrhythmic medicine</source>
        <translation>Medicamento antiarrítmico</translation>
    </message>
    <message>
        <source>Anticholinergic effects in older adults</source>
        <translation>Efectos anticolinérgicos en adultos mayores</translation>
    </message>
    <message>
        <source>Anticholinergic effects: high.</source>
        <translation>Efectos anticolinérgicos: nivel alto.</translation>
    </message>
    <message>
        <source>Anticholinergic effects: low.</source>
        <translation>Efectos anticolinérgicos: nivel bajo.</translation>
    </message>
    <message>
        <source>Anticholinergic effects: moderate-like (urinary hesitancy).</source>
        <translation>Efectos anticolinérgicos: nivel similar a moderado (dificultad para iniciar la micción).</translation>
    </message>
    <message>
        <source>Anticholinergic effects: moderate.</source>
        <translation>Efectos anticolinérgicos: nivel moderado.</translation>
    </message>
    <message>
        <source>Anticholinergic effects: none (dry mouth).</source>
        <translation>Efectos anticolinérgicos: ninguno (sequedad de boca).</translation>
    </message>
    <message>
        <source>Anticholinergic effects: none.</source>
        <translation>Efectos anticolinérgicos: ninguno.</translation>
    </message>
    <message>
        <source>Anticoagulant, antiplatelet medicine or NSAID</source>
        <translation>Anticoagulante, antiagregante plaquetario o AINE</translation>
    </message>
    <message>
        <source>Approximate figures.</source>
        <translation>Cifras aproximadas.</translation>
    </message>
    <message>
        <source>At least 14 days between this drug and an MAOI, in both directions (hypertensive reaction).</source>
        <translation>Al menos 14 días entre este fármaco y un IMAO, en ambos sentidos (reacción hipertensiva).</translation>
    </message>
    <message>
        <source>At least 14 days between this drug and an MAOI, in both directions.</source>
        <translation>Al menos 14 días entre este fármaco y un IMAO, en ambos sentidos.</translation>
    </message>
    <message>
        <source>At most 20 mg a day above 60 years.</source>
        <translation>Como máximo 20 mg al día por encima de los 60 años.</translation>
    </message>
    <message>
        <source>At most 20 mg a day in CYP2C19 poor metabolisers.</source>
        <translation>Como máximo 20 mg al día en metabolizadores lentos de CYP2C19.</translation>
    </message>
    <message>
        <source>At most 20 mg a day in hepatic impairment.</source>
        <translation>Como máximo 20 mg al día en insuficiencia hepática.</translation>
    </message>
    <message>
        <source>At most 20 mg a day together with a CYP2C19 inhibitor such as omeprazole or cimetidine.</source>
        <translation>Como máximo 20 mg al día junto con un inhibidor de CYP2C19 como omeprazol o cimetidina.</translation>
    </message>
    <message>
        <source>At most 20 mg a day together with a strong CYP3A4 inhibitor.</source>
        <translation>Como máximo 20 mg al día junto con un inhibidor potente de CYP3A4.</translation>
    </message>
    <message>
        <source>At most 40 mg a day; at most 20 mg a day above 60 years, in hepatic impairment, in CYP2C19 poor metabolisers and with CYP2C19 inhibitors (cimetidine, omeprazole).</source>
        <translation>Como máximo 40 mg al día; como máximo 20 mg al día por encima de los 60 años, en insuficiencia hepática, en metabolizadores lentos de CYP2C19 y con inhibidores de CYP2C19 (cimetidina, omeprazol).</translation>
    </message>
    <message>
        <source>At most 80 mg a day together with a strong CYP3A4 inhibitor.</source>
        <translation>Como máximo 80 mg al día junto con un inhibidor potente de CYP3A4.</translation>
    </message>
    <message>
        <source>At most 80 mg with strong CYP3A4 inhibitors; dose limits in renal impairment; rise of blood pressure and heart rate; urinary hesitation.</source>
        <translation>Como máximo 80 mg con inhibidores potentes de CYP3A4; límites de dosis en insuficiencia renal; aumento de la presión arterial y la frecuencia cardíaca; dificultad para iniciar la micción.</translation>
    </message>
    <message>
        <source>Below placebo.</source>
        <translation>Por debajo del placebo.</translation>
    </message>
    <message>
        <source>Bipolar disorder</source>
        <translation>Trastorno bipolar</translation>
    </message>
    <message>
        <source>Bipolar disorder in the family</source>
        <translation>Trastorno bipolar en la familia</translation>
    </message>
    <message>
        <source>Bleeding</source>
        <translation>Hemorragia</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate.</source>
        <translation>Presión arterial y frecuencia cardíaca.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: HR/BP rise.</source>
        <translation>Presión arterial y frecuencia cardíaca: aumento de FC/PA.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: can raise BP.</source>
        <translation>Presión arterial y frecuencia cardíaca: puede elevar la PA.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: dose-related rise.</source>
        <translation>Presión arterial y frecuencia cardíaca: aumento dependiente de la dosis.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: no change.</source>
        <translation>Presión arterial y frecuencia cardíaca: sin cambios.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: orthostatic hypotension.</source>
        <translation>Presión arterial y frecuencia cardíaca: hipotensión ortostática.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: orthostatic.</source>
        <translation>Presión arterial y frecuencia cardíaca: ortostatismo.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: rise; HR rise.</source>
        <translation>Presión arterial y frecuencia cardíaca: aumento; aumento de la FC.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: small SBP rise in a network meta-analysis.</source>
        <translation>Presión arterial y frecuencia cardíaca: pequeño aumento de la PAS en un metanálisis en red.</translation>
    </message>
    <message>
        <source>Blood pressure and heart rate: small rise.</source>
        <translation>Presión arterial y frecuencia cardíaca: pequeño aumento.</translation>
    </message>
    <message>
        <source>Blood pressure at the start and at each rise of dose; lipids.</source>
        <translation>Presión arterial al inicio y en cada aumento de dosis; lípidos.</translation>
    </message>
    <message>
        <source>Blood pressure lying and standing; ECG in cardiac disease.</source>
        <translation>Presión arterial en decúbito y en bipedestación; ECG en cardiopatía.</translation>
    </message>
    <message>
        <source>Blood pressure; lipids.</source>
        <translation>Presión arterial; lípidos.</translation>
    </message>
    <message>
        <source>Blood pressure; liver tests when there are symptoms; glucose in diabetes.</source>
        <translation>Presión arterial; pruebas hepáticas cuando haya síntomas; glucosa en la diabetes.</translation>
    </message>
    <message>
        <source>Blood pressure; look for factors that lower the seizure threshold before the start.</source>
        <translation>Presión arterial; busque factores que reduzcan el umbral convulsivo antes del inicio.</translation>
    </message>
    <message>
        <source>Boxed or equivalent warning: in trials below 25 years suicidal thoughts or behaviour were more frequent on antidepressants than on placebo (odds ratio 1.62, 0.97 to 2.71); review at weeks 1 to 2 and at each change of dose.</source>
        <translation>Advertencia en recuadro o equivalente: en ensayos por debajo de los 25 años, los pensamientos o la conducta suicidas se dieron más con antidepresivos que con placebo (odds ratio 1.62, 0.97 a 2.71); revisión en las semanas 1 a 2 y en cada cambio de dosis.</translation>
    </message>
    <message>
        <source>Boxed warning (class): suicidal thoughts and behaviour in children, adolescents and young adults up to 24 years.</source>
        <translation>Advertencia en recuadro (clase): pensamientos y conducta suicidas en niños, adolescentes y adultos jóvenes de hasta 24 años.</translation>
    </message>
    <message>
        <source>Boxed warnings: suicidal thoughts and behaviour up to 24 years (class); life-threatening liver failure.</source>
        <translation>Advertencias en recuadro: pensamientos y conducta suicidas hasta los 24 años (clase); insuficiencia hepática potencialmente mortal.</translation>
    </message>
    <message>
        <source>Breastfeeding</source>
        <translation>Lactancia materna</translation>
    </message>
    <message>
        <source>Bupropion and desvenlafaxine: the highest of 14 drugs.</source>
        <translation>Bupropión y desvenlafaxina: los más altos de 14 fármacos.</translation>
    </message>
    <message>
        <source>C-SSRS screener: high level</source>
        <translation>Cribado C-SSRS: nivel alto</translation>
    </message>
    <message>
        <source>C-SSRS screener: high level, evaluated</source>
        <translation>Cribado C-SSRS: nivel alto, evaluado</translation>
    </message>
    <message>
        <source>C-SSRS screener: low level</source>
        <translation>Cribado C-SSRS: nivel bajo</translation>
    </message>
    <message>
        <source>C-SSRS screener: moderate level</source>
        <translation>Cribado C-SSRS: nivel moderado</translation>
    </message>
    <message>
        <source>CYP2C19 and CYP2B6: in poor metabolisers a lower start and maximum, or another drug.</source>
        <translation>CYP2C19 y CYP2B6: en metabolizadores lentos, dosis inicial y máxima más bajas, u otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2C19 inhibitor</source>
        <translation>Inhibidor de CYP2C19</translation>
    </message>
    <message>
        <source>CYP2C19 poor metaboliser</source>
        <translation>Metabolizador lento de CYP2C19</translation>
    </message>
    <message>
        <source>CYP2C19 poor or ultrarapid metaboliser</source>
        <translation>Metabolizador lento o ultrarrápido de CYP2C19</translation>
    </message>
    <message>
        <source>CYP2C19 ultrarapid metaboliser</source>
        <translation>Metabolizador ultrarrápido de CYP2C19</translation>
    </message>
    <message>
        <source>CYP2C19: in poor metabolisers half the starting dose and at most 20 mg, or another drug; in ultrarapid metabolisers another drug.</source>
        <translation>CYP2C19: en metabolizadores lentos, la mitad de la dosis inicial y como máximo 20 mg, u otro fármaco; en metabolizadores ultrarrápidos, otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2C19: in poor metabolisers half the starting dose or another drug; in ultrarapid metabolisers another drug.</source>
        <translation>CYP2C19: en metabolizadores lentos, la mitad de la dosis inicial u otro fármaco; en metabolizadores ultrarrápidos, otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2D6 and CYP2C19 (tricyclic guideline): avoid, or half the dose with plasma levels, in CYP2D6 poor metabolisers; avoid in CYP2C19 ultrarapid and poor metabolisers.</source>
        <translation>CYP2D6 y CYP2C19 (guía de tricíclicos): evitar, o la mitad de la dosis con niveles plasmáticos, en metabolizadores lentos de CYP2D6; evitar en metabolizadores ultrarrápidos y lentos de CYP2C19.</translation>
    </message>
    <message>
        <source>CYP2D6 and CYP2C19: as for amitriptyline, with a weaker grade.</source>
        <translation>CYP2D6 y CYP2C19: como para amitriptilina, con un grado más débil.</translation>
    </message>
    <message>
        <source>CYP2D6 poor metaboliser</source>
        <translation>Metabolizador lento de CYP2D6</translation>
    </message>
    <message>
        <source>CYP2D6 poor or ultrarapid metaboliser</source>
        <translation>Metabolizador lento o ultrarrápido de CYP2D6</translation>
    </message>
    <message>
        <source>CYP2D6 ultrarapid metaboliser</source>
        <translation>Metabolizador ultrarrápido de CYP2D6</translation>
    </message>
    <message>
        <source>CYP2D6: evidence too thin for dosing.</source>
        <translation>CYP2D6: evidencia demasiado escasa para la dosificación.</translation>
    </message>
    <message>
        <source>CYP2D6: in poor metabolisers a lower start or another drug.</source>
        <translation>CYP2D6: en metabolizadores lentos, una dosis inicial más baja u otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2D6: in poor metabolisers another drug or a lower dose.</source>
        <translation>CYP2D6: en metabolizadores lentos, otro fármaco o una dosis más baja.</translation>
    </message>
    <message>
        <source>CYP2D6: in poor metabolisers at most 10 mg; in ultrarapid metabolisers another drug.</source>
        <translation>CYP2D6: en metabolizadores lentos, como máximo 10 mg; en metabolizadores ultrarrápidos, otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2D6: in ultrarapid and poor metabolisers avoid, or half the dose with plasma levels.</source>
        <translation>CYP2D6: en metabolizadores ultrarrápidos y lentos, evitar, o la mitad de la dosis con niveles plasmáticos.</translation>
    </message>
    <message>
        <source>CYP2D6: in ultrarapid metabolisers another drug; in poor metabolisers a lower start and slower titration, or another drug.</source>
        <translation>CYP2D6: en metabolizadores ultrarrápidos, otro fármaco; en metabolizadores lentos, una dosis inicial más baja y un ajuste de dosis más lento, u otro fármaco.</translation>
    </message>
    <message>
        <source>CYP2D6: no action needed.</source>
        <translation>CYP2D6: no se necesita ninguna medida.</translation>
    </message>
    <message>
        <source>Carbamazepine, terfenadine, astemizole, cisapride or triazolam</source>
        <translation>Carbamazepina, terfenadina, astemizol, cisaprida o triazolam</translation>
    </message>
    <message>
        <source>Cardiac disease</source>
        <translation>Cardiopatía</translation>
    </message>
    <message>
        <source>Caution with risk factors for liver injury: obesity (taken here as a body-mass index of 30 or more), diabetes or alcohol use.</source>
        <translation>Precaución con factores de riesgo de lesión hepática: obesidad (aquí se toma como un índice de masa corporal de 30 o más), diabetes o consumo de alcohol.</translation>
    </message>
    <message>
        <source>Caution with seizures, urinary retention, glaucoma and cardiac disease.</source>
        <translation>Precaución con convulsiones, retención urinaria, glaucoma y cardiopatía.</translation>
    </message>
    <message>
        <source>Check for interactions.</source>
        <translation>Compruebe si hay interacciones.</translation>
    </message>
    <message>
        <source>Cleared by glucuronidation, CYP3A4 minor; minimal inhibition.</source>
        <translation>Se elimina por glucuronidación, CYP3A4 de forma secundaria; inhibición mínima.</translation>
    </message>
    <message>
        <source>Clinical experience with this option</source>
        <translation>Experiencia clínica con esta opción</translation>
    </message>
    <message>
        <source>Clinician-rated.</source>
        <translation>Puntuada por el clínico.</translation>
    </message>
    <message>
        <source>Clinician-rated. Several band schemes are in use; this is one of them.</source>
        <translation>Puntuada por el clínico. Se usan varios esquemas de franjas; este es uno de ellos.</translation>
    </message>
    <message>
        <source>Contraindicated in a seizure disorder.</source>
        <translation>Contraindicado en un trastorno convulsivo.</translation>
    </message>
    <message>
        <source>Contraindicated in active liver disease; the boxed warning names liver failure.</source>
        <translation>Contraindicado en la enfermedad hepática activa; la advertencia en recuadro nombra la insuficiencia hepática.</translation>
    </message>
    <message>
        <source>Contraindicated in current or past bulimia or anorexia nervosa; the record names an eating disorder.</source>
        <translation>Contraindicado en la bulimia o la anorexia nerviosa actuales o pasadas; en la historia consta un trastorno de la conducta alimentaria.</translation>
    </message>
    <message>
        <source>Contraindicated in hepatic impairment or active liver disease.</source>
        <translation>Contraindicado en insuficiencia hepática o enfermedad hepática activa.</translation>
    </message>
    <message>
        <source>Contraindicated in the acute recovery after myocardial infarction.</source>
        <translation>Contraindicado en la recuperación aguda tras un infarto de miocardio.</translation>
    </message>
    <message>
        <source>Contraindicated on abrupt stopping of alcohol, benzodiazepines, barbiturates or antiepileptics.</source>
        <translation>Contraindicado en la interrupción brusca de alcohol, benzodiacepinas, barbitúricos o antiepilépticos.</translation>
    </message>
    <message>
        <source>Contraindicated together with a monoamine oxidase inhibitor and for 14 days after one was stopped.</source>
        <translation>Contraindicado junto con un inhibidor de la monoaminooxidasa y durante 14 días después de haber suspendido uno.</translation>
    </message>
    <message>
        <source>Contraindicated together with a strong CYP1A2 inhibitor such as fluvoxamine or ciprofloxacin.</source>
        <translation>Contraindicado junto con un inhibidor potente de CYP1A2 como fluvoxamina o ciprofloxacino.</translation>
    </message>
    <message>
        <source>Contraindicated together with carbamazepine, terfenadine, astemizole, cisapride or triazolam.</source>
        <translation>Contraindicado junto con carbamazepina, terfenadina, astemizol, cisaprida o triazolam.</translation>
    </message>
    <message>
        <source>Contraindicated together with pimozide.</source>
        <translation>Contraindicado junto con pimozida.</translation>
    </message>
    <message>
        <source>Contraindicated together with thioridazine.</source>
        <translation>Contraindicado junto con tioridazina.</translation>
    </message>
    <message>
        <source>Contraindicated together with tizanidine, alosetron or ramelteon.</source>
        <translation>Contraindicado junto con tizanidina, alosetrón o ramelteón.</translation>
    </message>
    <message>
        <source>Control blood pressure before the start.</source>
        <translation>Controle la presión arterial antes del inicio.</translation>
    </message>
    <message>
        <source>Cost or availability</source>
        <translation>Coste o disponibilidad</translation>
    </message>
    <message>
        <source>Dementia</source>
        <translation>Demencia</translation>
    </message>
    <message>
        <source>Depression with psychotic symptoms is outside the population that the estimates describe.</source>
        <translation>La depresión con síntomas psicóticos queda fuera de la población que describen las estimaciones.</translation>
    </message>
    <message>
        <source>Disulfiram</source>
        <translation>Disulfiram</translation>
    </message>
    <message>
        <source>Dose limits apply in renal impairment.</source>
        <translation>En insuficiencia renal se aplican límites de dosis.</translation>
    </message>
    <message>
        <source>ECG from 40 to 50 years or with cardiac disease; blood pressure lying and standing; plasma level.</source>
        <translation>ECG a partir de los 40 a 50 años o con cardiopatía; presión arterial en decúbito y en bipedestación; nivel plasmático.</translation>
    </message>
    <message>
        <source>ECG, blood pressure, plasma level.</source>
        <translation>ECG, presión arterial, nivel plasmático.</translation>
    </message>
    <message>
        <source>ECG, potassium and magnesium when there are risk factors; sodium in older adults.</source>
        <translation>ECG, potasio y magnesio cuando haya factores de riesgo; sodio en adultos mayores.</translation>
    </message>
    <message>
        <source>Earlier response</source>
        <translation>Respuesta previa</translation>
    </message>
    <message>
        <source>Earlier response to this option</source>
        <translation>Respuesta previa a esta opción</translation>
    </message>
    <message>
        <source>Earlier side effects</source>
        <translation>Efectos adversos previos</translation>
    </message>
    <message>
        <source>Earlier treatment did not help</source>
        <translation>El tratamiento previo no ayudó</translation>
    </message>
    <message>
        <source>Eating disorder</source>
        <translation>Trastorno de la conducta alimentaria</translation>
    </message>
    <message>
        <source>Efficacy not shown from 75 years or in dementia.</source>
        <translation>Eficacia no demostrada a partir de los 75 años ni en la demencia.</translation>
    </message>
    <message>
        <source>Efficacy was not shown at 75 years and over.</source>
        <translation>No se demostró eficacia a los 75 años o más.</translation>
    </message>
    <message>
        <source>Efficacy was not shown in dementia.</source>
        <translation>No se demostró eficacia en la demencia.</translation>
    </message>
    <message>
        <source>Extended release (XL). The columns of the table were re-aligned by hand.</source>
        <translation>Liberación prolongada (XL). Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>Extended release (XL). The level grades gastrointestinal effects as a whole.</source>
        <translation>Liberación prolongada (XL). El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>Extended release (XL). The level grades insomnia and activation together.</source>
        <translation>Liberación prolongada (XL). El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>Extended release (XR).</source>
        <translation>Liberación prolongada (XR).</translation>
    </message>
    <message>
        <source>Extended release (XR). Men only, by spontaneous report, which undercounts.</source>
        <translation>Liberación prolongada (XR). Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>Extended release (XR). The columns of the table were re-aligned by hand.</source>
        <translation>Liberación prolongada (XR). Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>Extended release (XR). The level grades gastrointestinal effects as a whole.</source>
        <translation>Liberación prolongada (XR). El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>Extended release (XR). The level grades insomnia and activation together.</source>
        <translation>Liberación prolongada (XR). El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>FDA-approved for major depressive disorder (US generic; withdrawn in the EU and Canada).</source>
        <translation>Aprobado por la FDA para el trastorno depresivo mayor (genérico en EE. UU.; retirado en la UE y Canadá).</translation>
    </message>
    <message>
        <source>FDA-approved for major depressive disorder.</source>
        <translation>Aprobado por la FDA para el trastorno depresivo mayor.</translation>
    </message>
    <message>
        <source>Fatal in overdose: avoid or limit the supply when there is suicide risk. Arrhythmia, QTc and QRS prolongation, heart block, narrow-angle glaucoma, urinary retention, prostatism, seizures, falls in older adults (Beers list), serotonin syndrome.</source>
        <translation>Mortal en sobredosis: evítelo o limite el suministro cuando haya riesgo de suicidio. Arritmia, prolongación del QTc y del QRS, bloqueo cardíaco, glaucoma de ángulo estrecho, retención urinaria, prostatismo, convulsiones, caídas en adultos mayores (lista de Beers), síndrome serotoninérgico.</translation>
    </message>
    <message>
        <source>Fatal in overdose: avoid, or limit the supply, when there is suicide risk; the record holds a suicide attempt or a positive self-harm answer.</source>
        <translation>Mortal en sobredosis: evítelo, o limite el suministro, cuando haya riesgo de suicidio; en la historia consta un intento de suicidio o una respuesta positiva sobre autolesión.</translation>
    </message>
    <message>
        <source>Fluoxetine interacts with antiarrhythmic medicines.</source>
        <translation>La fluoxetina interacciona con medicamentos antiarrítmicos.</translation>
    </message>
    <message>
        <source>Fluvoxamine and mirtazapine: the highest of the drugs compared.</source>
        <translation>Fluvoxamina y mirtazapina: los más altos de los fármacos comparados.</translation>
    </message>
    <message>
        <source>Fluvoxamine raises the levels of theophylline, clozapine and warfarin.</source>
        <translation>La fluvoxamina eleva los niveles de teofilina, clozapina y warfarina.</translation>
    </message>
    <message>
        <source>Further assessment or referral comes first</source>
        <translation>Una evaluación adicional o una derivación va primero</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: high (diarrhoea).</source>
        <translation>Efectos gastrointestinales: nivel alto (diarrea).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: high.</source>
        <translation>Efectos gastrointestinales: nivel alto.</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: low (anti-nausea).</source>
        <translation>Efectos gastrointestinales: nivel bajo (antináusea).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: low (constipation high).</source>
        <translation>Efectos gastrointestinales: nivel bajo (estreñimiento alto).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: low (constipation).</source>
        <translation>Efectos gastrointestinales: nivel bajo (estreñimiento).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: low-moderate.</source>
        <translation>Efectos gastrointestinales: nivel bajo-moderado.</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: moderate (all GI events except constipation/appetite).</source>
        <translation>Efectos gastrointestinales: nivel moderado (todos los acontecimientos GI excepto estreñimiento/apetito).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: moderate (dry mouth, constipation).</source>
        <translation>Efectos gastrointestinales: nivel moderado (sequedad de boca, estreñimiento).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: moderate-high (nausea).</source>
        <translation>Efectos gastrointestinales: nivel moderado-alto (náuseas).</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: moderate-high.</source>
        <translation>Efectos gastrointestinales: nivel moderado-alto.</translation>
    </message>
    <message>
        <source>Gastrointestinal effects: moderate.</source>
        <translation>Efectos gastrointestinales: nivel moderado.</translation>
    </message>
    <message>
        <source>Glucose</source>
        <translation>Glucosa</translation>
    </message>
    <message>
        <source>Glucose rose by 0.30 mmol/L against placebo in a network meta-analysis; check it in diabetes.</source>
        <translation>La glucosa aumentó 0.30 mmol/L frente a placebo en un metanálisis en red; compruébela en la diabetes.</translation>
    </message>
    <message>
        <source>Guideline or local protocol</source>
        <translation>Guía clínica o protocolo local</translation>
    </message>
    <message>
        <source>Guideline practice often names it in cardiac disease and during breastfeeding.</source>
        <translation>La práctica según guías lo nombra a menudo en la cardiopatía y durante la lactancia materna.</translation>
    </message>
    <message>
        <source>Half the dose of vortioxetine applies together with a strong CYP2D6 inhibitor; fluoxetine still counts for weeks after it was stopped.</source>
        <translation>Se aplica la mitad de la dosis de vortioxetina junto con un inhibidor potente de CYP2D6; la fluoxetina sigue contando durante semanas después de su suspensión.</translation>
    </message>
    <message>
        <source>Half the dose with strong CYP2D6 inhibitors (bupropion, fluoxetine, paroxetine); dose-related nausea; bleeding and hyponatraemia.</source>
        <translation>La mitad de la dosis con inhibidores potentes de CYP2D6 (bupropión, fluoxetina, paroxetina); náuseas dependientes de la dosis; hemorragia e hiponatremia.</translation>
    </message>
    <message>
        <source>Heart failure</source>
        <translation>Insuficiencia cardíaca</translation>
    </message>
    <message>
        <source>Hepatic impairment</source>
        <translation>Insuficiencia hepática</translation>
    </message>
    <message>
        <source>Hepatic impairment (cirrhosis, active liver disease) or transaminases above 3 times the upper limit; strong CYP1A2 inhibitors (fluvoxamine, ciprofloxacin).</source>
        <translation>Insuficiencia hepática (cirrosis, enfermedad hepática activa) o transaminasas por encima de 3 veces el límite superior; inhibidores potentes de CYP1A2 (fluvoxamina, ciprofloxacino).</translation>
    </message>
    <message>
        <source>Highest dose 225 mg for extended release (US label) and 375 mg for immediate release.</source>
        <translation>Dosis máxima 225 mg para la liberación prolongada (ficha técnica de EE. UU.) y 375 mg para la liberación inmediata.</translation>
    </message>
    <message>
        <source>Highest dose 400 mg SR or 450 mg XL.</source>
        <translation>Dosis máxima 400 mg SR o 450 mg XL.</translation>
    </message>
    <message>
        <source>How often thoughts are new depends on how they are asked about. A fall of earlier thoughts was more frequent than a rise: in one large cohort 57 of 100 people with thoughts at the start had fewer at the first visit, 74 of 100 at the last.</source>
        <translation>Con qué frecuencia los pensamientos son nuevos depende de cómo se pregunta por ellos. Una disminución de pensamientos previos se dio más veces que un aumento: en una cohorte grande, 57 de cada 100 personas con pensamientos al inicio tenían menos en la primera visita, 74 de cada 100 en la última.</translation>
    </message>
    <message>
        <source>How severe the episode is</source>
        <translation>La gravedad del episodio</translation>
    </message>
    <message>
        <source>Hypertension to be controlled before the start; 50 mg is the effective dose, with no added benefit above; dose limits in renal impairment; cholesterol rise; bleeding, hyponatraemia, angle closure.</source>
        <translation>Hipertensión que debe controlarse antes del inicio; 50 mg es la dosis eficaz, sin beneficio añadido por encima; límites de dosis en insuficiencia renal; aumento del colesterol; hemorragia, hiponatremia, cierre angular.</translation>
    </message>
    <message>
        <source>Hyponatraemia and bleeding.</source>
        <translation>Hiponatremia y hemorragia.</translation>
    </message>
    <message>
        <source>Hyponatraemia, bleeding, angle closure, activation of mania, serotonin syndrome.</source>
        <translation>Hiponatremia, hemorragia, cierre angular, activación de manía, síndrome serotoninérgico.</translation>
    </message>
    <message>
        <source>Hyponatraemia, bleeding, angle closure, activation of mania.</source>
        <translation>Hiponatremia, hemorragia, cierre angular, activación de manía.</translation>
    </message>
    <message>
        <source>Immediate release.</source>
        <translation>Liberación inmediata.</translation>
    </message>
    <message>
        <source>Immediate release. Men only, by spontaneous report, which undercounts.</source>
        <translation>Liberación inmediata. Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>Immediate release. The columns of the table were re-aligned by hand.</source>
        <translation>Liberación inmediata. Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>Immediate release. The level grades gastrointestinal effects as a whole.</source>
        <translation>Liberación inmediata. El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>Immediate release. The level grades insomnia and activation together.</source>
        <translation>Liberación inmediata. El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>Inpatient</source>
        <translation>Paciente hospitalizado</translation>
    </message>
    <message>
        <source>Interaction with another medicine</source>
        <translation>Interacción con otro medicamento</translation>
    </message>
    <message>
        <source>Labels ask for caution with seizures.</source>
        <translation>Las fichas técnicas piden precaución con las convulsiones.</translation>
    </message>
    <message>
        <source>Labels ask for caution, and an ECG for tricyclics and trazodone, in cardiac disease.</source>
        <translation>Las fichas técnicas piden precaución, y un ECG para los tricíclicos y la trazodona, en la cardiopatía.</translation>
    </message>
    <message>
        <source>Labels ask for close observation at every age after the start and at each change of dose.</source>
        <translation>Las fichas técnicas piden una observación estrecha a cualquier edad después del inicio y en cada cambio de dosis.</translation>
    </message>
    <message>
        <source>Labels ask to check sodium in older adults (taken here as 65 years and over).</source>
        <translation>Las fichas técnicas piden comprobar el sodio en adultos mayores (aquí se toma como 65 años o más).</translation>
    </message>
    <message>
        <source>Labels ask to look for bipolar disorder, in the person and the family, before an antidepressant is started.</source>
        <translation>Las fichas técnicas piden buscar un trastorno bipolar, en la persona y en la familia, antes de iniciar un antidepresivo.</translation>
    </message>
    <message>
        <source>Labels warn of angle closure.</source>
        <translation>Las fichas técnicas advierten de cierre angular.</translation>
    </message>
    <message>
        <source>Labels warn of urinary hesitancy or retention.</source>
        <translation>Las fichas técnicas advierten de dificultad para iniciar la micción o de retención urinaria.</translation>
    </message>
    <message>
        <source>Left out at a QTc of 500 ms or more (threshold chosen for this catalogue): the drug lengthens QTc.</source>
        <translation>Se excluye con un QTc de 500 ms o más (umbral elegido para este catálogo): el fármaco alarga el QTc.</translation>
    </message>
    <message>
        <source>Left out in long QT by this catalogue's own choice: the drug lengthens QTc, and the label of citalopram advises to avoid it there.</source>
        <translation>Se excluye en el QT largo por elección propia de este catálogo: el fármaco alarga el QTc, y la ficha técnica de citalopram aconseja evitarlo en ese caso.</translation>
    </message>
    <message>
        <source>Linezolid and methylene blue inhibit monoamine oxidase; labels advise against starting the drug while they are given.</source>
        <translation>El linezolid y el azul de metileno inhiben la monoaminooxidasa; las fichas técnicas desaconsejan iniciar el fármaco mientras se administran.</translation>
    </message>
    <message>
        <source>Linezolid or methylene blue</source>
        <translation>Linezolid o azul de metileno</translation>
    </message>
    <message>
        <source>Little metabolism by CYP enzymes; minimal inhibition.</source>
        <translation>Poco metabolismo por enzimas CYP; inhibición mínima.</translation>
    </message>
    <message>
        <source>Liver disease</source>
        <translation>Enfermedad hepática</translation>
    </message>
    <message>
        <source>Liver failure, about 1 per 250,000 to 300,000 patient-years.</source>
        <translation>Insuficiencia hepática, aproximadamente 1 por cada 250 000 a 300 000 pacientes-año.</translation>
    </message>
    <message>
        <source>Liver function tests.</source>
        <translation>Pruebas de función hepática.</translation>
    </message>
    <message>
        <source>Liver injury, including liver failure. Caution with obesity or fatty liver, diabetes, alcohol and oestrogens (moderate CYP1A2 inhibition); smoking lowers exposure.</source>
        <translation>Lesión hepática, incluida insuficiencia hepática. Precaución con obesidad o hígado graso, diabetes, alcohol y estrógenos (inhibición moderada de CYP1A2); el tabaco reduce la exposición.</translation>
    </message>
    <message>
        <source>Long QT</source>
        <translation>QT largo</translation>
    </message>
    <message>
        <source>Long QT or QTc of 450 ms or more</source>
        <translation>QT largo o QTc de 450 ms o más</translation>
    </message>
    <message>
        <source>Long washout; interactions (tricyclics, tamoxifen, antiarrhythmics); activation; hyponatraemia and bleeding; caution with QT prolongation.</source>
        <translation>Periodo de lavado largo; interacciones (tricíclicos, tamoxifeno, antiarrítmicos); activación; hiponatremia y hemorragia; precaución con la prolongación del QT.</translation>
    </message>
    <message>
        <source>Low sodium</source>
        <translation>Sodio bajo</translation>
    </message>
    <message>
        <source>MAOI (21 days before, 14 days after).</source>
        <translation>IMAO (21 días antes, 14 días después).</translation>
    </message>
    <message>
        <source>MAOI (5 days before, 14 days after).</source>
        <translation>IMAO (5 días antes, 14 días después).</translation>
    </message>
    <message>
        <source>MAOI (5-week rule); pimozide; thioridazine.</source>
        <translation>IMAO (regla de las 5 semanas); pimozida; tioridazina.</translation>
    </message>
    <message>
        <source>MAOI (7 days before, 14 days after).</source>
        <translation>IMAO (7 días antes, 14 días después).</translation>
    </message>
    <message>
        <source>MAOI (7 days before, 14 days after); uncontrolled narrow-angle glaucoma in older labels.</source>
        <translation>IMAO (7 días antes, 14 días después); glaucoma de ángulo estrecho no controlado en fichas técnicas más antiguas.</translation>
    </message>
    <message>
        <source>MAOI now or within 14 days</source>
        <translation>IMAO ahora o en un plazo de 14 días</translation>
    </message>
    <message>
        <source>MAOI within 14 days.</source>
        <translation>IMAO en un plazo de 14 días.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; acute recovery after myocardial infarction; linezolid or intravenous methylene blue.</source>
        <translation>IMAO en un plazo de 14 días; recuperación aguda tras un infarto de miocardio; linezolid o azul de metileno intravenoso.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; hypersensitivity (DRESS, Stevens-Johnson syndrome).</source>
        <translation>IMAO en un plazo de 14 días; hipersensibilidad (DRESS, síndrome de Stevens-Johnson).</translation>
    </message>
    <message>
        <source>MAOI within 14 days; pimozide.</source>
        <translation>IMAO en un plazo de 14 días; pimozida.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; pimozide. To be avoided in congenital long QT, uncorrected low potassium or magnesium, recent myocardial infarction and decompensated heart failure.</source>
        <translation>IMAO en un plazo de 14 días; pimozida. Debe evitarse en el QT largo congénito, con potasio o magnesio bajos no corregidos, en el infarto de miocardio reciente y en la insuficiencia cardíaca descompensada.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; pimozide; disulfiram with the oral concentrate.</source>
        <translation>IMAO en un plazo de 14 días; pimozida; disulfiram con el concentrado oral.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; recent myocardial infarction.</source>
        <translation>IMAO en un plazo de 14 días; infarto de miocardio reciente.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; recent myocardial infarction; hypersensitivity to tricyclics.</source>
        <translation>IMAO en un plazo de 14 días; infarto de miocardio reciente; hipersensibilidad a los tricíclicos.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; thioridazine; pimozide.</source>
        <translation>IMAO en un plazo de 14 días; tioridazina; pimozida.</translation>
    </message>
    <message>
        <source>MAOI within 14 days; tizanidine, thioridazine, pimozide, alosetron, ramelteon; agomelatine.</source>
        <translation>IMAO en un plazo de 14 días; tizanidina, tioridazina, pimozida, alosetrón, ramelteón; agomelatina.</translation>
    </message>
    <message>
        <source>MAOI; hypersensitivity.</source>
        <translation>IMAO; hipersensibilidad.</translation>
    </message>
    <message>
        <source>Many interactions (theophylline, clozapine, warfarin, caffeine); smoking lowers its level.</source>
        <translation>Muchas interacciones (teofilina, clozapina, warfarina, cafeína); el tabaco reduce su nivel.</translation>
    </message>
    <message>
        <source>Men only, by spontaneous report, which undercounts.</source>
        <translation>Solo hombres, por notificación espontánea, que cuenta de menos.</translation>
    </message>
    <message>
        <source>Mixed features</source>
        <translation>Características mixtas</translation>
    </message>
    <message>
        <source>More toxic in overdose than SSRIs</source>
        <translation>Más tóxico en sobredosis que los ISRS</translation>
    </message>
    <message>
        <source>More toxic in overdose than SSRIs; the record holds a suicide attempt or a positive self-harm answer.</source>
        <translation>Más tóxico en sobredosis que los ISRS; en la historia consta un intento de suicidio o una respuesta positiva sobre autolesión.</translation>
    </message>
    <message>
        <source>Mydriasis, hyponatraemia, bleeding; more toxic in overdose than SSRIs.</source>
        <translation>Midriasis, hiponatremia, hemorragia; más tóxico en sobredosis que los ISRS.</translation>
    </message>
    <message>
        <source>Narrow-angle glaucoma</source>
        <translation>Glaucoma de ángulo estrecho</translation>
    </message>
    <message>
        <source>Needs food for absorption; at most 20 mg with strong CYP3A4 inhibitors; bleeding and hyponatraemia.</source>
        <translation>Necesita alimentos para su absorción; como máximo 20 mg con inhibidores potentes de CYP3A4; hemorragia e hiponatremia.</translation>
    </message>
    <message>
        <source>Neuropsychiatric reactions and psychosis, hypertension, angle closure. Raises levels of CYP2D6 substrates and lowers the activation of tamoxifen.</source>
        <translation>Reacciones neuropsiquiátricas y psicosis, hipertensión, cierre angular. Eleva los niveles de los sustratos de CYP2D6 y reduce la activación del tamoxifeno.</translation>
    </message>
    <message>
        <source>New thoughts</source>
        <translation>Pensamientos nuevos</translation>
    </message>
    <message>
        <source>No FDA approval for depression (fibromyalgia only).</source>
        <translation>Sin aprobación de la FDA para la depresión (solo fibromialgia).</translation>
    </message>
    <message>
        <source>No FDA approval for depression (obsessive-compulsive disorder only).</source>
        <translation>Sin aprobación de la FDA para la depresión (solo trastorno obsesivo-compulsivo).</translation>
    </message>
    <message>
        <source>No clear difference between the options; another consideration decided</source>
        <translation>Sin diferencia clara entre las opciones; decidió otra consideración</translation>
    </message>
    <message>
        <source>No depression rating</source>
        <translation>Ninguna puntuación de escala de depresión</translation>
    </message>
    <message>
        <source>No dose guidance by genotype.</source>
        <translation>Sin orientación de dosis según el genotipo.</translation>
    </message>
    <message>
        <source>No estimate was available</source>
        <translation>No había ninguna estimación disponible</translation>
    </message>
    <message>
        <source>No total of a depression scale, and no full set of its items, is recorded on or before day 0.</source>
        <translation>No hay registrado, en el día 0 o antes, ningún total de una escala de depresión ni un conjunto completo de sus ítems.</translation>
    </message>
    <message>
        <source>Noradrenaline and dopamine reuptake inhibitor.</source>
        <translation>Inhibidor de la recaptación de noradrenalina y dopamina.</translation>
    </message>
    <message>
        <source>Noradrenaline reuptake inhibitor.</source>
        <translation>Inhibidor de la recaptación de noradrenalina.</translation>
    </message>
    <message>
        <source>Not FDA-labelled, so no US boxed warning; the EU text warns of suicidality in young adults.</source>
        <translation>Sin ficha técnica de la FDA, por lo que no hay advertencia en recuadro de EE. UU.; el texto de la UE advierte de suicidalidad en adultos jóvenes.</translation>
    </message>
    <message>
        <source>Not above placebo.</source>
        <translation>No por encima del placebo.</translation>
    </message>
    <message>
        <source>Not marketed in the US.</source>
        <translation>No comercializado en EE. UU.</translation>
    </message>
    <message>
        <source>Not marketed in the US; EU product for depression.</source>
        <translation>No comercializado en EE. UU.; producto de la UE para la depresión.</translation>
    </message>
    <message>
        <source>Not named in the summary that was read; mean change</source>
        <translation>No se nombra en el resumen que se leyó; cambio medio</translation>
    </message>
    <message>
        <source>Not part of the published network of 21 drugs, nor of the side-effect table.</source>
        <translation>No forma parte de la red publicada de 21 fármacos ni de la tabla de efectos adversos.</translation>
    </message>
    <message>
        <source>Oestrogen</source>
        <translation>Estrógeno</translation>
    </message>
    <message>
        <source>Oestrogens inhibit CYP1A2 moderately and raise exposure.</source>
        <translation>Los estrógenos inhiben moderadamente CYP1A2 y elevan la exposición.</translation>
    </message>
    <message>
        <source>Older adult or hepatic impairment</source>
        <translation>Adulto mayor o insuficiencia hepática</translation>
    </message>
    <message>
        <source>On the Beers list for older adults (65 years and over): anticholinergic effects, and falls with tricyclics.</source>
        <translation>En la lista de Beers para adultos mayores (65 años o más): efectos anticolinérgicos, y caídas con los tricíclicos.</translation>
    </message>
    <message>
        <source>Orthostatic drops of blood pressure can lead to falls in older adults (taken here as 65 years and over).</source>
        <translation>Los descensos ortostáticos de la presión arterial pueden provocar caídas en adultos mayores (aquí se toma como 65 años o más).</translation>
    </message>
    <message>
        <source>Orthostatic falls</source>
        <translation>Caídas por ortostatismo</translation>
    </message>
    <message>
        <source>Orthostatic hypotension.</source>
        <translation>Hipotensión ortostática.</translation>
    </message>
    <message>
        <source>Other medicines</source>
        <translation>Otros medicamentos</translation>
    </message>
    <message>
        <source>Other serotonergic medicine</source>
        <translation>Otro medicamento serotoninérgico</translation>
    </message>
    <message>
        <source>Outpatients with thoughts at the start, on one SSRI</source>
        <translation>Pacientes ambulatorios con pensamientos al inicio, con un único ISRS</translation>
    </message>
    <message>
        <source>Outpatients without thoughts at the start, on one SSRI</source>
        <translation>Pacientes ambulatorios sin pensamientos al inicio, con un único ISRS</translation>
    </message>
    <message>
        <source>People asked directly, meta-analysis</source>
        <translation>Personas preguntadas directamente, metanálisis</translation>
    </message>
    <message>
        <source>People in 216 trials, network meta-analysis of 21 drugs</source>
        <translation>Personas de 216 ensayos, metanálisis en red de 21 fármacos</translation>
    </message>
    <message>
        <source>People in US trials, product label</source>
        <translation>Personas de ensayos de EE. UU., ficha técnica del producto</translation>
    </message>
    <message>
        <source>People in studies, meta-analysis</source>
        <translation>Personas de estudios, metanálisis</translation>
    </message>
    <message>
        <source>People in the trials of the product monograph, by spontaneous report; not set against placebo</source>
        <translation>Personas de los ensayos de la monografía del producto, por notificación espontánea; sin comparar con placebo</translation>
    </message>
    <message>
        <source>People in trials, meta-analysis of second-generation antidepressants</source>
        <translation>Personas de ensayos, metanálisis de antidepresivos de segunda generación</translation>
    </message>
    <message>
        <source>People in trials, network meta-analysis of 151 trials and 17 reports to the FDA</source>
        <translation>Personas de ensayos, metanálisis en red de 151 ensayos y 17 informes a la FDA</translation>
    </message>
    <message>
        <source>People in trials, product label</source>
        <translation>Personas de ensayos, ficha técnica del producto</translation>
    </message>
    <message>
        <source>People starting an antidepressant, health records (emulated target trial)</source>
        <translation>Personas que inician un antidepresivo, historias clínicas (emulación de un ensayo objetivo)</translation>
    </message>
    <message>
        <source>People treated before marketing, product label</source>
        <translation>Personas tratadas antes de la comercialización, ficha técnica del producto</translation>
    </message>
    <message>
        <source>People treated, product label</source>
        <translation>Personas tratadas, ficha técnica del producto</translation>
    </message>
    <message>
        <source>People who stopped, meta-analysis of 79 studies</source>
        <translation>Personas que suspendieron el tratamiento, metanálisis de 79 estudios</translation>
    </message>
    <message>
        <source>People with dementia are outside the population that the estimates describe.</source>
        <translation>Las personas con demencia quedan fuera de la población que describen las estimaciones.</translation>
    </message>
    <message>
        <source>People with major depression in trials, product label; mean change lying down</source>
        <translation>Personas con depresión mayor en ensayos, ficha técnica del producto; cambio medio en decúbito</translation>
    </message>
    <message>
        <source>People without thoughts at the start, on an SSRI or in psychotherapy</source>
        <translation>Personas sin pensamientos al inicio, con un ISRS o en psicoterapia</translation>
    </message>
    <message>
        <source>Pharmacogenetic result</source>
        <translation>Resultado farmacogenético</translation>
    </message>
    <message>
        <source>Pimozide</source>
        <translation>Pimozida</translation>
    </message>
    <message>
        <source>Plasma level, ECG, blood pressure.</source>
        <translation>Nivel plasmático, ECG, presión arterial.</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Embarazo</translation>
    </message>
    <message>
        <source>Pregnancy is outside the population that the estimates describe; treatment in pregnancy needs its own weighing.</source>
        <translation>El embarazo queda fuera de la población que describen las estimaciones; el tratamiento en el embarazo necesita su propia ponderación.</translation>
    </message>
    <message>
        <source>Pregnancy is planned</source>
        <translation>El embarazo está planificado</translation>
    </message>
    <message>
        <source>Pregnancy or plans for it</source>
        <translation>Embarazo o planes de embarazo</translation>
    </message>
    <message>
        <source>Pregnancy status; sodium in older adults.</source>
        <translation>Situación de embarazo; sodio en adultos mayores.</translation>
    </message>
    <message>
        <source>Pregnancy, breastfeeding or plans for them</source>
        <translation>Embarazo, lactancia materna o planes al respecto</translation>
    </message>
    <message>
        <source>Priapism; QT prolongation and arrhythmia; orthostatic syncope. At most 400 mg for outpatients and 600 mg for inpatients.</source>
        <translation>Priapismo; prolongación del QT y arritmia; síncope ortostático. Como máximo 400 mg en pacientes ambulatorios y 600 mg en pacientes hospitalizados.</translation>
    </message>
    <message>
        <source>Psychotic disorder or psychotic features</source>
        <translation>Trastorno psicótico o características psicóticas</translation>
    </message>
    <message>
        <source>Published range, by definition used</source>
        <translation>Rango publicado, según la definición utilizada</translation>
    </message>
    <message>
        <source>QTc of 450 to 499 ms</source>
        <translation>QTc de 450 a 499 ms</translation>
    </message>
    <message>
        <source>QTc of 500 ms or more</source>
        <translation>QTc de 500 ms o más</translation>
    </message>
    <message>
        <source>QTc prolongation: high (dose-related).</source>
        <translation>Prolongación del QTc: nivel alto (dependiente de la dosis).</translation>
    </message>
    <message>
        <source>QTc prolongation: low (label warning).</source>
        <translation>Prolongación del QTc: nivel bajo (advertencia de la ficha técnica).</translation>
    </message>
    <message>
        <source>QTc prolongation: low (overdose: QRS/QT).</source>
        <translation>Prolongación del QTc: nivel bajo (sobredosis: QRS/QT).</translation>
    </message>
    <message>
        <source>QTc prolongation: low-moderate (label warning).</source>
        <translation>Prolongación del QTc: nivel bajo-moderado (advertencia de la ficha técnica).</translation>
    </message>
    <message>
        <source>QTc prolongation: low-moderate (overdose).</source>
        <translation>Prolongación del QTc: nivel bajo-moderado (sobredosis).</translation>
    </message>
    <message>
        <source>QTc prolongation: low.</source>
        <translation>Prolongación del QTc: nivel bajo.</translation>
    </message>
    <message>
        <source>QTc prolongation: moderate-high.</source>
        <translation>Prolongación del QTc: nivel moderado-alto.</translation>
    </message>
    <message>
        <source>QTc prolongation: moderate.</source>
        <translation>Prolongación del QTc: nivel moderado.</translation>
    </message>
    <message>
        <source>Raised blood pressure</source>
        <translation>Presión arterial elevada</translation>
    </message>
    <message>
        <source>Recent myocardial infarction</source>
        <translation>Infarto de miocardio reciente</translation>
    </message>
    <message>
        <source>Renal impairment</source>
        <translation>Insuficiencia renal</translation>
    </message>
    <message>
        <source>Rise of blood pressure and heart rate; urinary hesitancy; dose limits in renal impairment; avoid heavy alcohol use.</source>
        <translation>Aumento de la presión arterial y la frecuencia cardíaca; dificultad para iniciar la micción; límites de dosis en insuficiencia renal; evite el consumo intenso de alcohol.</translation>
    </message>
    <message>
        <source>Risk factor for liver injury</source>
        <translation>Factor de riesgo de lesión hepática</translation>
    </message>
    <message>
        <source>Risk of a gain of 5 % or more: 10 to 15 % higher than on sertraline.</source>
        <translation>Riesgo de un aumento del 5 % o más: un 10 a 15 % mayor que con sertralina.</translation>
    </message>
    <message>
        <source>Risk of a gain of 5 % or more: about 15 % lower than on sertraline.</source>
        <translation>Riesgo de un aumento del 5 % o más: aproximadamente un 15 % menor que con sertralina.</translation>
    </message>
    <message>
        <source>SSRIs as a class</source>
        <translation>Los ISRS como clase</translation>
    </message>
    <message>
        <source>Screener, 0 = no, 1 = yes, no total. Items 1-5 refer to the past month, item 6 to lifetime behaviour. Item 7 is this program's extension: the behaviour of item 6 happened within the past three months. Item 8 is this program's own too and not asked: 1 = after this screener an evaluation of the person's risk was made and stands in the chart.</source>
        <translation>Cribado, 0 = no, 1 = sí, sin total. Los ítems 1-5 se refieren al último mes, el ítem 6 a la conducta a lo largo de la vida. El ítem 7 es una ampliación de este programa: la conducta del ítem 6 ocurrió en los últimos tres meses. El ítem 8 también es propio de este programa y no se pregunta: 1 = después de este cribado se hizo una evaluación del riesgo de la persona y consta en la historia clínica.</translation>
    </message>
    <message>
        <source>Secondary amine tricyclic.</source>
        <translation>Tricíclico de amina secundaria.</translation>
    </message>
    <message>
        <source>Seizure disorder</source>
        <translation>Trastorno convulsivo</translation>
    </message>
    <message>
        <source>Seizure disorder; current or past bulimia or anorexia nervosa; abrupt stop of alcohol, benzodiazepines, barbiturates or antiepileptics; MAOI within 14 days; another bupropion product.</source>
        <translation>Trastorno convulsivo; bulimia o anorexia nerviosa actuales o pasadas; interrupción brusca de alcohol, benzodiacepinas, barbitúricos o antiepilépticos; IMAO en un plazo de 14 días; otro producto con bupropión.</translation>
    </message>
    <message>
        <source>Seizures, toxicity in overdose, serotonin syndrome, arrhythmia, anticholinergic effects.</source>
        <translation>Convulsiones, toxicidad en sobredosis, síndrome serotoninérgico, arritmia, efectos anticolinérgicos.</translation>
    </message>
    <message>
        <source>Seizures: high (dose-related).</source>
        <translation>Convulsiones: nivel alto (dependiente de la dosis).</translation>
    </message>
    <message>
        <source>Seizures: low-moderate (overdose).</source>
        <translation>Convulsiones: nivel bajo-moderado (sobredosis).</translation>
    </message>
    <message>
        <source>Seizures: low.</source>
        <translation>Convulsiones: nivel bajo.</translation>
    </message>
    <message>
        <source>Seizures: moderate-high (dose-related).</source>
        <translation>Convulsiones: nivel moderado-alto (dependiente de la dosis).</translation>
    </message>
    <message>
        <source>Seizures: moderate.</source>
        <translation>Convulsiones: nivel moderado.</translation>
    </message>
    <message>
        <source>Selective serotonin reuptake inhibitor with a long half-life.</source>
        <translation>Inhibidor selectivo de la recaptación de serotonina con una semivida larga.</translation>
    </message>
    <message>
        <source>Selective serotonin reuptake inhibitor.</source>
        <translation>Inhibidor selectivo de la recaptación de serotonina.</translation>
    </message>
    <message>
        <source>Self-harm item above 0</source>
        <translation>Ítem de autolesión por encima de 0</translation>
    </message>
    <message>
        <source>Self-rated, last seven days. Nine domains: the highest of items 1-4, of 6-9 and of 15-16 counts; items 5 and 10-14 count singly.</source>
        <translation>Autoaplicada, últimos siete días. Nueve dominios: cuenta el más alto de los ítems 1-4, de los 6-9 y de los 15-16; los ítems 5 y 10-14 cuentan por separado.</translation>
    </message>
    <message>
        <source>Self-rated, last two weeks.</source>
        <translation>Autoaplicada, últimas dos semanas.</translation>
    </message>
    <message>
        <source>Self-rated, last two weeks. The remission cut of 12 lies inside the lowest band (0-13).</source>
        <translation>Autoaplicada, últimas dos semanas. El punto de corte de remisión de 12 está dentro de la franja más baja (0-13).</translation>
    </message>
    <message>
        <source>Serotonin and noradrenaline reuptake inhibitor.</source>
        <translation>Inhibidor de la recaptación de serotonina y noradrenalina.</translation>
    </message>
    <message>
        <source>Serotonin antagonist and reuptake inhibitor.</source>
        <translation>Antagonista de la serotonina e inhibidor de su recaptación.</translation>
    </message>
    <message>
        <source>Serotonin modulator and stimulator.</source>
        <translation>Modulador y estimulador de la serotonina.</translation>
    </message>
    <message>
        <source>Serotonin reuptake inhibitor and partial agonist at 5-HT1A.</source>
        <translation>Inhibidor de la recaptación de serotonina y agonista parcial de 5-HT1A.</translation>
    </message>
    <message>
        <source>Serotonin reuptake inhibitors can lower sodium, and sodium is low on this record (below 135 mmol/L, or the condition).</source>
        <translation>Los inhibidores de la recaptación de serotonina pueden reducir el sodio, y el sodio está bajo en esta historia (por debajo de 135 mmol/L, o la afección).</translation>
    </message>
    <message>
        <source>Serotonin reuptake inhibitors raise the risk of bleeding together with anticoagulants, antiplatelet medicines or NSAIDs.</source>
        <translation>Los inhibidores de la recaptación de serotonina elevan el riesgo de hemorragia junto con anticoagulantes, antiagregantes plaquetarios o AINE.</translation>
    </message>
    <message>
        <source>Serotonin reuptake inhibitors raise the risk of bleeding, and bleeding is on this patient's record.</source>
        <translation>Los inhibidores de la recaptación de serotonina elevan el riesgo de hemorragia, y en el registro de este paciente consta hemorragia.</translation>
    </message>
    <message>
        <source>Serotonin syndrome in the past</source>
        <translation>Síndrome serotoninérgico en el pasado</translation>
    </message>
    <message>
        <source>Serotonin syndrome is a labelled risk, and this patient has had it.</source>
        <translation>El síndrome serotoninérgico es un riesgo indicado en la ficha técnica, y este paciente lo ha tenido.</translation>
    </message>
    <message>
        <source>Serotonin syndrome is possible together with other serotonergic medicines such as triptans, tramadol or lithium.</source>
        <translation>Es posible un síndrome serotoninérgico junto con otros medicamentos serotoninérgicos como triptanes, tramadol o litio.</translation>
    </message>
    <message>
        <source>Severe in 2.8 of 100 people, and in 0.6 of 100 after placebo; severe symptoms more with imipramine, paroxetine, venlafaxine and desvenlafaxine.</source>
        <translation>Graves en 2.8 de cada 100 personas, y en 0.6 de cada 100 tras placebo; síntomas graves más con imipramina, paroxetina, venlafaxina y desvenlafaxina.</translation>
    </message>
    <message>
        <source>Severe mixed symptoms went with less remission after a switch to bupropion alone in one trial; look for bipolar disorder.</source>
        <translation>En un ensayo, los síntomas mixtos graves se acompañaron de menos remisión tras un cambio a bupropión en monoterapia; busque un trastorno bipolar.</translation>
    </message>
    <message>
        <source>Severe renal impairment</source>
        <translation>Insuficiencia renal grave</translation>
    </message>
    <message>
        <source>Sexual effects are under-reported in the product monograph.</source>
        <translation>Los efectos sexuales están infranotificados en la monografía del producto.</translation>
    </message>
    <message>
        <source>Side effects that matter to this patient</source>
        <translation>Efectos adversos que importan a este paciente</translation>
    </message>
    <message>
        <source>Signal of cardiac malformation in the first trimester: avoid in pregnancy or planned pregnancy if possible. Interaction with tamoxifen; withdrawal symptoms; cholesterol rise; on the Beers list (anticholinergic).</source>
        <translation>Señal de malformación cardíaca en el primer trimestre: evitar en el embarazo o el embarazo planificado si es posible. Interacción con tamoxifeno; síntomas de abstinencia; aumento del colesterol; en la lista de Beers (anticolinérgico).</translation>
    </message>
    <message>
        <source>Smoking</source>
        <translation>Tabaquismo</translation>
    </message>
    <message>
        <source>Smoking lowers the level of this drug; stopping smoking raises it.</source>
        <translation>Fumar reduce el nivel de este fármaco; dejar de fumar lo eleva.</translation>
    </message>
    <message>
        <source>Sodium in older adults</source>
        <translation>Sodio en adultos mayores</translation>
    </message>
    <message>
        <source>Sodium in older adults.</source>
        <translation>Sodio en adultos mayores.</translation>
    </message>
    <message>
        <source>Sodium in older adults; ECG when there is a QT risk.</source>
        <translation>Sodio en adultos mayores; ECG cuando haya un riesgo de QT.</translation>
    </message>
    <message>
        <source>Sodium in older adults; weight in underweight.</source>
        <translation>Sodio en adultos mayores; peso en caso de bajo peso.</translation>
    </message>
    <message>
        <source>Some intent, a plan with intent, or recent suicidal behaviour; since then an evaluation of the risk was recorded.</source>
        <translation>Alguna intención, un plan con intención o conducta suicida reciente; desde entonces se registró una evaluación del riesgo.</translation>
    </message>
    <message>
        <source>Some intent, a plan with intent, or suicidal behaviour in the past three months (or at an unknown time): immediate evaluation comes first.</source>
        <translation>Alguna intención, un plan con intención o conducta suicida en los últimos tres meses (o en un momento desconocido): la evaluación inmediata va primero.</translation>
    </message>
    <message>
        <source>Spontaneous reports undercount sexual effects; male sexual dysfunction below 1 % in the product monograph.</source>
        <translation>Las notificaciones espontáneas cuentan de menos los efectos sexuales; disfunción sexual masculina por debajo del 1 % en la monografía del producto.</translation>
    </message>
    <message>
        <source>Stopped earlier for side effects</source>
        <translation>Suspendido antes por efectos adversos</translation>
    </message>
    <message>
        <source>Strong CYP1A2 inhibitor</source>
        <translation>Inhibidor potente de CYP1A2</translation>
    </message>
    <message>
        <source>Strong CYP2D6 inhibitor</source>
        <translation>Inhibidor potente de CYP2D6</translation>
    </message>
    <message>
        <source>Strong CYP3A4 inhibitor</source>
        <translation>Inhibidor potente de CYP3A4</translation>
    </message>
    <message>
        <source>Stronger thoughts</source>
        <translation>Pensamientos más intensos</translation>
    </message>
    <message>
        <source>Substrate and strong inhibitor of CYP2D6.</source>
        <translation>Sustrato e inhibidor potente de CYP2D6.</translation>
    </message>
    <message>
        <source>Substrate of CYP1A2 (90 %), CYP2C9 and CYP2C19 (10 %); no relevant inhibition.</source>
        <translation>Sustrato de CYP1A2 (90 %), CYP2C9 y CYP2C19 (10 %); sin inhibición relevante.</translation>
    </message>
    <message>
        <source>Substrate of CYP1A2 and 2D6; moderate inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP1A2 y 2D6; inhibidor moderado de CYP2D6.</translation>
    </message>
    <message>
        <source>Substrate of CYP2B6; strong inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP2B6; inhibidor potente de CYP2D6.</translation>
    </message>
    <message>
        <source>Substrate of CYP2C19, 2B6, 2C9 and 3A4; weak to moderate, dose-related inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP2C19, 2B6, 2C9 y 3A4; inhibidor de CYP2D6 débil a moderado, dependiente de la dosis.</translation>
    </message>
    <message>
        <source>Substrate of CYP2C19, 3A4 and 2D6; weak inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP2C19, 3A4 y 2D6; inhibidor débil de CYP2D6.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6 (main), 3A4, 2C9 and 2C19; no relevant inhibition.</source>
        <translation>Sustrato de CYP2D6 (principal), 3A4, 2C9 y 2C19; sin inhibición relevante.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6 and 1A2; strong inhibitor of CYP1A2 and 2C19, moderate of 3A4 and 2C9.</source>
        <translation>Sustrato de CYP2D6 y 1A2; inhibidor potente de CYP1A2 y 2C19, moderado de 3A4 y 2C9.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6 and 2C9; strong inhibitor of CYP2D6, moderate of 2C19, weak of 3A4.</source>
        <translation>Sustrato de CYP2D6 y 2C9; inhibidor potente de CYP2D6, moderado de 2C19, débil de 3A4.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6 and 3A4; weak inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP2D6 y 3A4; inhibidor débil de CYP2D6.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6, 1A2 and 3A4; minimal inhibition.</source>
        <translation>Sustrato de CYP2D6, 1A2 y 3A4; inhibición mínima.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6, 2C19, 1A2 and 3A4; weak to moderate inhibitor of CYP2D6.</source>
        <translation>Sustrato de CYP2D6, 2C19, 1A2 y 3A4; inhibidor de CYP2D6 débil a moderado.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6, CYP2C19, and less of 1A2 and 3A4; weak inhibitor.</source>
        <translation>Sustrato de CYP2D6, CYP2C19 y, en menor medida, 1A2 y 3A4; inhibidor débil.</translation>
    </message>
    <message>
        <source>Substrate of CYP2D6; minimal inhibition.</source>
        <translation>Sustrato de CYP2D6; inhibición mínima.</translation>
    </message>
    <message>
        <source>Substrate of CYP3A4 and 2D6; no relevant inhibition.</source>
        <translation>Sustrato de CYP3A4 y 2D6; sin inhibición relevante.</translation>
    </message>
    <message>
        <source>Substrate of CYP3A4 and 2D6; strong inhibitor of CYP3A4.</source>
        <translation>Sustrato de CYP3A4 y 2D6; inhibidor potente de CYP3A4.</translation>
    </message>
    <message>
        <source>Substrate of CYP3A4; minimal inhibition.</source>
        <translation>Sustrato de CYP3A4; inhibición mínima.</translation>
    </message>
    <message>
        <source>Suicide attempt in the past three months</source>
        <translation>Intento de suicidio en los últimos tres meses</translation>
    </message>
    <message>
        <source>Symptoms on stopping: high.</source>
        <translation>Síntomas al suspender: nivel alto.</translation>
    </message>
    <message>
        <source>Symptoms on stopping: low (long half-life).</source>
        <translation>Síntomas al suspender: nivel bajo (semivida larga).</translation>
    </message>
    <message>
        <source>Symptoms on stopping: low-moderate.</source>
        <translation>Síntomas al suspender: nivel bajo-moderado.</translation>
    </message>
    <message>
        <source>Symptoms on stopping: low.</source>
        <translation>Síntomas al suspender: nivel bajo.</translation>
    </message>
    <message>
        <source>Symptoms on stopping: minimal.</source>
        <translation>Síntomas al suspender: nivel mínimo.</translation>
    </message>
    <message>
        <source>Symptoms on stopping: moderate-high.</source>
        <translation>Síntomas al suspender: nivel moderado-alto.</translation>
    </message>
    <message>
        <source>Symptoms on stopping: moderate.</source>
        <translation>Síntomas al suspender: nivel moderado.</translation>
    </message>
    <message>
        <source>Tamoxifen</source>
        <translation>Tamoxifeno</translation>
    </message>
    <message>
        <source>Tertiary amine tricyclic, strong serotonin reuptake inhibitor.</source>
        <translation>Tricíclico de amina terciaria, inhibidor potente de la recaptación de serotonina.</translation>
    </message>
    <message>
        <source>Tertiary amine tricyclic.</source>
        <translation>Tricíclico de amina terciaria.</translation>
    </message>
    <message>
        <source>Tetracyclic; noradrenergic and specific serotonergic.</source>
        <translation>Tetracíclico; noradrenérgico y serotoninérgico específico.</translation>
    </message>
    <message>
        <source>The columns of the table were re-aligned by hand.</source>
        <translation>Las columnas de la tabla se realinearon a mano.</translation>
    </message>
    <message>
        <source>The drug can raise blood pressure; labels ask to control it before the start (hypertension, or 140 mm Hg systolic, a threshold chosen for this catalogue).</source>
        <translation>El fármaco puede elevar la presión arterial; las fichas técnicas piden controlarla antes del inicio (hipertensión, o 140 mm Hg de sistólica, un umbral elegido para este catálogo).</translation>
    </message>
    <message>
        <source>The drug lengthens QTc, and QTc is 450 to 499 ms (threshold chosen for this catalogue, the same for both sexes).</source>
        <translation>El fármaco alarga el QTc, y el QTc es de 450 a 499 ms (umbral elegido para este catálogo, el mismo para ambos sexos).</translation>
    </message>
    <message>
        <source>The drug that the others are set against; no figure of its own.</source>
        <translation>El fármaco con el que se comparan los demás; sin cifra propia.</translation>
    </message>
    <message>
        <source>The estimates are for unipolar depression; labels ask to look for bipolar disorder before an antidepressant is started.</source>
        <translation>Las estimaciones son para la depresión unipolar; las fichas técnicas piden buscar un trastorno bipolar antes de iniciar un antidepresivo.</translation>
    </message>
    <message>
        <source>The estimates say nothing about breastfeeding; each option needs its own weighing.</source>
        <translation>Las estimaciones no dicen nada sobre la lactancia materna; cada opción necesita su propia ponderación.</translation>
    </message>
    <message>
        <source>The estimates say nothing about pregnancy; each option needs its own weighing.</source>
        <translation>Las estimaciones no dicen nada sobre el embarazo; cada opción necesita su propia ponderación.</translation>
    </message>
    <message>
        <source>The highest of 21 drugs.</source>
        <translation>El más alto de 21 fármacos.</translation>
    </message>
    <message>
        <source>The label names QTc prolongation, and QTc is long on this record (450 ms or more, a threshold chosen for this catalogue, or the condition).</source>
        <translation>La ficha técnica nombra la prolongación del QTc, y el QTc es largo en esta historia (450 ms o más, un umbral elegido para este catálogo, o la afección).</translation>
    </message>
    <message>
        <source>The latest answer to a scale's self-harm item is above 0; the C-SSRS screener is the next step.</source>
        <translation>La respuesta más reciente al ítem de autolesión de una escala está por encima de 0; el cribado C-SSRS es el paso siguiente.</translation>
    </message>
    <message>
        <source>The level grades gastrointestinal effects as a whole.</source>
        <translation>El nivel gradúa los efectos gastrointestinales en conjunto.</translation>
    </message>
    <message>
        <source>The level grades insomnia and activation together.</source>
        <translation>El nivel gradúa conjuntamente el insomnio y la activación.</translation>
    </message>
    <message>
        <source>The model's estimate influenced the choice</source>
        <translation>La estimación del modelo influyó en la elección</translation>
    </message>
    <message>
        <source>The model's estimate was judged not applicable to this patient</source>
        <translation>Se juzgó que la estimación del modelo no es aplicable a este paciente</translation>
    </message>
    <message>
        <source>The oral concentrate of sertraline is contraindicated together with disulfiram.</source>
        <translation>El concentrado oral de sertralina está contraindicado junto con disulfiram.</translation>
    </message>
    <message>
        <source>The patient's own preference</source>
        <translation>La preferencia del propio paciente</translation>
    </message>
    <message>
        <source>The pharmacogenetic guideline asks for a lower dose or another drug (vortioxetine: at most 10 mg).</source>
        <translation>La guía farmacogenética pide una dosis más baja u otro fármaco (vortioxetina: como máximo 10 mg).</translation>
    </message>
    <message>
        <source>The pharmacogenetic guideline asks for a lower start or another drug.</source>
        <translation>La guía farmacogenética pide una dosis inicial más baja u otro fármaco.</translation>
    </message>
    <message>
        <source>The pharmacogenetic guideline asks for another drug.</source>
        <translation>La guía farmacogenética pide otro fármaco.</translation>
    </message>
    <message>
        <source>The pharmacogenetic guideline asks to avoid tertiary amine tricyclics.</source>
        <translation>La guía farmacogenética pide evitar los tricíclicos de amina terciaria.</translation>
    </message>
    <message>
        <source>The pharmacogenetic guideline asks to avoid tricyclics, or to halve the dose with plasma levels.</source>
        <translation>La guía farmacogenética pide evitar los tricíclicos, o reducir la dosis a la mitad con niveles plasmáticos.</translation>
    </message>
    <message>
        <source>The side-effect table that was read gives only a band of 1 to below 10 %.</source>
        <translation>La tabla de efectos adversos que se leyó solo da una franja de 1 a menos del 10 %.</translation>
    </message>
    <message>
        <source>The symptoms in the foreground</source>
        <translation>Los síntomas en primer plano</translation>
    </message>
    <message>
        <source>The trials behind the drug effects are mostly of outpatients; the estimates carry over to inpatients less surely.</source>
        <translation>Los ensayos en que se basan los efectos de los fármacos son en su mayoría de pacientes ambulatorios; las estimaciones se trasladan con menos certeza a los pacientes hospitalizados.</translation>
    </message>
    <message>
        <source>The trials behind the estimates are in adults.</source>
        <translation>Los ensayos en que se basan las estimaciones son en adultos.</translation>
    </message>
    <message>
        <source>The trials left out people at acute risk, so these rates are below those of practice. The rate is the mean over programmes, with an interval that allows for their differences; it is not the plain quotient of the counts. A programme that lacks a count for one arm is left out of that row for both.</source>
        <translation>Los ensayos dejaron fuera a las personas con riesgo agudo, por lo que estas tasas están por debajo de las de la práctica. La tasa es la media de los programas, con un intervalo que tiene en cuenta sus diferencias; no es el simple cociente de los recuentos. Un programa al que le falta un recuento para un brazo queda fuera de esa fila para ambos.</translation>
    </message>
    <message>
        <source>Theophylline, clozapine or warfarin</source>
        <translation>Teofilina, clozapina o warfarina</translation>
    </message>
    <message>
        <source>There are too few events to set one drug against another, and no figure here is about one person. An answer of 0 to a self-harm item is not the same as no risk.</source>
        <translation>Hay demasiado pocos acontecimientos para comparar un fármaco con otro, y ninguna cifra de aquí se refiere a una persona en particular. Una respuesta de 0 a un ítem de autolesión no es lo mismo que ausencia de riesgo.</translation>
    </message>
    <message>
        <source>Thioridazine</source>
        <translation>Tioridazina</translation>
    </message>
    <message>
        <source>This drug brought response or remission earlier.</source>
        <translation>Este fármaco produjo antes respuesta o remisión.</translation>
    </message>
    <message>
        <source>This drug was stopped earlier because of side effects.</source>
        <translation>Este fármaco se suspendió antes por efectos adversos.</translation>
    </message>
    <message>
        <source>Tizanidine, alosetron or ramelteon</source>
        <translation>Tizanidina, alosetrón o ramelteón</translation>
    </message>
    <message>
        <source>To be avoided after a recent myocardial infarction.</source>
        <translation>Debe evitarse después de un infarto de miocardio reciente.</translation>
    </message>
    <message>
        <source>To be avoided in chronic liver disease: liver injury has been reported.</source>
        <translation>Debe evitarse en la enfermedad hepática crónica: se ha notificado lesión hepática.</translation>
    </message>
    <message>
        <source>To be avoided in congenital long QT: the drug lengthens QTc with dose.</source>
        <translation>Debe evitarse en el QT largo congénito: el fármaco alarga el QTc según la dosis.</translation>
    </message>
    <message>
        <source>To be avoided in decompensated heart failure.</source>
        <translation>Debe evitarse en la insuficiencia cardíaca descompensada.</translation>
    </message>
    <message>
        <source>To be avoided in severe renal impairment (GFR below 30).</source>
        <translation>Debe evitarse en la insuficiencia renal grave (FG por debajo de 30).</translation>
    </message>
    <message>
        <source>To be avoided together with a strong CYP1A2 inhibitor.</source>
        <translation>Debe evitarse junto con un inhibidor potente de CYP1A2.</translation>
    </message>
    <message>
        <source>To be avoided with substantial alcohol use or chronic liver disease (liver injury), in severe renal impairment (GFR below 30) and with strong CYP1A2 inhibitors. Orthostatic falls, hypertension, urinary hesitancy, severe skin reactions.</source>
        <translation>Debe evitarse con un consumo considerable de alcohol o enfermedad hepática crónica (lesión hepática), en la insuficiencia renal grave (FG por debajo de 30) y con inhibidores potentes de CYP1A2. Caídas por ortostatismo, hipertensión, dificultad para iniciar la micción, reacciones cutáneas graves.</translation>
    </message>
    <message>
        <source>To be avoided with substantial alcohol use.</source>
        <translation>Debe evitarse con un consumo considerable de alcohol.</translation>
    </message>
    <message>
        <source>Toxic in overdose</source>
        <translation>Tóxico en sobredosis</translation>
    </message>
    <message>
        <source>Toxicity in overdose</source>
        <translation>Toxicidad en sobredosis</translation>
    </message>
    <message>
        <source>Toxicity in overdose. Therapeutic plasma level about 50 to 150 ng/mL.</source>
        <translation>Toxicidad en sobredosis. Nivel plasmático terapéutico de unos 50 a 150 ng/mL.</translation>
    </message>
    <message>
        <source>Toxicity in overdose: high (cardiotoxic).</source>
        <translation>Toxicidad en sobredosis: nivel alto (cardiotóxico).</translation>
    </message>
    <message>
        <source>Toxicity in overdose: low-moderate.</source>
        <translation>Toxicidad en sobredosis: nivel bajo-moderado.</translation>
    </message>
    <message>
        <source>Toxicity in overdose: low.</source>
        <translation>Toxicidad en sobredosis: nivel bajo.</translation>
    </message>
    <message>
        <source>Toxicity in overdose: moderate (QTc).</source>
        <translation>Toxicidad en sobredosis: nivel moderado (QTc).</translation>
    </message>
    <message>
        <source>Toxicity in overdose: moderate-high (seizures).</source>
        <translation>Toxicidad en sobredosis: nivel moderado-alto (convulsiones).</translation>
    </message>
    <message>
        <source>Toxicity in overdose: moderate-high.</source>
        <translation>Toxicidad en sobredosis: nivel moderado-alto.</translation>
    </message>
    <message>
        <source>Toxicity in overdose: moderate.</source>
        <translation>Toxicidad en sobredosis: nivel moderado.</translation>
    </message>
    <message>
        <source>US labels of antidepressants carry one boxed warning for the whole class: suicidal thoughts and behaviour in children, adolescents and young adults up to 24 years. The EU texts of drugs that have no US label warn of the same in young adults.</source>
        <translation>Las fichas técnicas de EE. UU. de los antidepresivos llevan una única advertencia en recuadro para toda la clase: pensamientos y conducta suicidas en niños, adolescentes y adultos jóvenes de hasta 24 años. Los textos de la UE de los fármacos que no tienen ficha técnica de EE. UU. advierten de lo mismo en adultos jóvenes.</translation>
    </message>
    <message>
        <source>Under 18 years</source>
        <translation>Menor de 18 años</translation>
    </message>
    <message>
        <source>Under 25 years</source>
        <translation>Menor de 25 años</translation>
    </message>
    <message>
        <source>Urinary retention</source>
        <translation>Retención urinaria</translation>
    </message>
    <message>
        <source>Waiting and reviewing was agreed</source>
        <translation>Se acordó esperar y revisar</translation>
    </message>
    <message>
        <source>Weight and lipids; blood count when there are signs of infection.</source>
        <translation>Peso y lípidos; hemograma cuando haya signos de infección.</translation>
    </message>
    <message>
        <source>Weight gain</source>
        <translation>Aumento de peso</translation>
    </message>
    <message>
        <source>Weight gain is among the effects of this drug, and the record holds diabetes or a body-mass index of 30 or more.</source>
        <translation>El aumento de peso está entre los efectos de este fármaco, y en la historia consta diabetes o un índice de masa corporal de 30 o más.</translation>
    </message>
    <message>
        <source>Who was studied is not known here; mean change</source>
        <translation>Aquí no se sabe a quién se estudió; cambio medio</translation>
    </message>
    <message>
        <source>Withdrawal from alcohol or sedatives</source>
        <translation>Abstinencia de alcohol o sedantes</translation>
    </message>
    <message>
        <source>above 75 mg a day</source>
        <translation>por encima de 75 mg al día</translation>
    </message>
    <message>
        <source>acute treatment</source>
        <translation>tratamiento agudo</translation>
    </message>
    <message>
        <source>antidepressants as a class</source>
        <translation>antidepresivos como clase</translation>
    </message>
    <message>
        <source>behaviour</source>
        <translation>conducta</translation>
    </message>
    <message>
        <source>by 15 mm Hg or more, to 105 or more; extended release</source>
        <translation>de 15 mm Hg o más, hasta 105 o más; liberación prolongada</translation>
    </message>
    <message>
        <source>first visit, about 2 weeks</source>
        <translation>primera visita, unas 2 semanas</translation>
    </message>
    <message>
        <source>placebo</source>
        <translation>placebo</translation>
    </message>
    <message>
        <source>range over seven drugs, this one among them</source>
        <translation>rango de siete fármacos, este entre ellos</translation>
    </message>
    <message>
        <source>range over the ten drugs that were above placebo, this one among them</source>
        <translation>rango de los diez fármacos que estuvieron por encima del placebo, este entre ellos</translation>
    </message>
    <message>
        <source>second-generation drugs other than SSRIs</source>
        <translation>fármacos de segunda generación que no son ISRS</translation>
    </message>
    <message>
        <source>sertraline</source>
        <translation>sertralina</translation>
    </message>
    <message>
        <source>sustained release, 400 mg a day</source>
        <translation>liberación sostenida, 400 mg al día</translation>
    </message>
    <message>
        <source>sustained release, up to 300 mg a day</source>
        <translation>liberación sostenida, hasta 300 mg al día</translation>
    </message>
    <message>
        <source>the comparison group</source>
        <translation>grupo de comparación</translation>
    </message>
    <message>
        <source>thoughts or behaviour</source>
        <translation>pensamientos o conducta</translation>
    </message>
    <message>
        <source>under 25 years</source>
        <translation>menores de 25 años</translation>
    </message>
    <message>
        <source>up to 75 mg a day</source>
        <translation>hasta 75 mg al día</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>   ┆ average {n}</source>
        <translation>   ┆ media {n}</translation>
    </message>
    <message>
        <source> (cannot be told from this record)</source>
        <translation> (no puede saberse por esta historia)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>&amp;Rather than</source>
        <translation>En luga&amp;r de</translation>
    </message>
    <message>
        <source>, of 100</source>
        <translation>, de cada 100</translation>
    </message>
    <message>
        <source>, pinned as {letter}</source>
        <translation>, fijado como {letter}</translation>
    </message>
    <message>
        <source>, {n} weeks, of 100</source>
        <translation>, {n} semanas, de cada 100</translation>
    </message>
    <message>
        <source>1 figure is 1 of 100 people: filled up to the low end, with an open head up to the estimate, striped up to the high end, in outline the others.</source>
        <translation>1 figura es 1 de cada 100 personas: rellena hasta el extremo inferior, con la cabeza abierta hasta la estimación, rayada hasta el extremo superior, en contorno las demás.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>All inputs of the model are known</source>
        <translation>Se conocen todos los datos de entrada del modelo</translation>
    </message>
    <message>
        <source>Anticholinergic</source>
        <translation>Anticolinérgico</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Autorización</translation>
    </message>
    <message>
        <source>Area under the curve</source>
        <translation>Área bajo la curva</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Como está registrado</translation>
    </message>
    <message>
        <source>Average with this drug</source>
        <translation>Media con este fármaco</translation>
    </message>
    <message>
        <source>Back to the &amp;groups</source>
        <translation>Volver a los &amp;grupos</translation>
    </message>
    <message>
        <source>Base, contributions and probability</source>
        <translation>Base, contribuciones y probabilidad</translation>
    </message>
    <message>
        <source>Base: mean of the reference population for this drug</source>
        <translation>Base: media de la población de referencia para este fármaco</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>Presión arterial</translation>
    </message>
    <message>
        <source>Boxed warning</source>
        <translation>Advertencia en recuadro</translation>
    </message>
    <message>
        <source>Catalogue's SHA-256</source>
        <translation>SHA-256 del catálogo</translation>
    </message>
    <message>
        <source>Changed since these estimates were made: {what}. They can be read and not signed. Start again to compare.</source>
        <translation>Ha cambiado desde que se hicieron estas estimaciones: {what}. Pueden leerse y no firmarse. Empiece de nuevo para comparar.</translation>
    </message>
    <message>
        <source>Choose a drug to see what makes the difference.</source>
        <translation>Elija un fármaco para ver qué marca la diferencia.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Columns until now: {names}.</source>
        <translation>Columnas hasta ahora: {names}.</translation>
    </message>
    <message>
        <source>Comparison as people: Enter opens a drug</source>
        <translation>Comparación como personas: Intro abre un fármaco</translation>
    </message>
    <message>
        <source>Contraindications</source>
        <translation>Contraindicaciones</translation>
    </message>
    <message>
        <source>Contributions are associations in the model, not causes.</source>
        <translation>Las contribuciones son asociaciones en el modelo, no causas.</translation>
    </message>
    <message>
        <source>Dose a day</source>
        <translation>Dosis al día</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Drug to compare with</source>
        <translation>Fármaco con el que comparar</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Excluded by a rule ({n})</source>
        <translation>Excluidos por una regla ({n})</translation>
    </message>
    <message>
        <source>For and against</source>
        <translation>A favor y en contra</translation>
    </message>
    <message>
        <source>For psychiatrists; adults with unipolar depression. Informs, never decides. Not about suicide risk.</source>
        <translation>Para psiquiatras; adultos con depresión unipolar. Informa, nunca decide. No valora riesgo suicida.</translation>
    </message>
    <message>
        <source>From the catalogue's rules, not from the model.</source>
        <translation>De las reglas del catálogo, no del modelo.</translation>
    </message>
    <message>
        <source>From {base} of 100 on average with this drug, {n} inputs lead to {result} of 100. See the table.</source>
        <translation>De {base} de cada 100 de media con este fármaco, {n} datos de entrada llevan a {result} de cada 100. Véase la tabla.</translation>
    </message>
    <message>
        <source>Genotype</source>
        <translation>Genotipo</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Gradación</translation>
    </message>
    <message>
        <source>Gradings</source>
        <translation>Gradaciones</translation>
    </message>
    <message>
        <source>Gradings: {source}: {status}.</source>
        <translation>Gradaciones: {source}: {status}.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Groups, as the program shows them</source>
        <translation>Grupos, tal como los muestra el programa</translation>
    </message>
    <message>
        <source>Guideline line {n} in the catalogue.</source>
        <translation>Línea {n} de las guías en el catálogo.</translation>
    </message>
    <message>
        <source>Gut</source>
        <translation>Digestivo</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Ocurrió</translation>
    </message>
    <message>
        <source>High end of the interval</source>
        <translation>Extremo superior del intervalo</translation>
    </message>
    <message>
        <source>Highest dose</source>
        <translation>Dosis máxima</translation>
    </message>
    <message>
        <source>How the model did for people like this one</source>
        <translation>Cómo funcionó el modelo en personas como esta</translation>
    </message>
    <message>
        <source>How the parts add up</source>
        <translation>Cómo se suman las partes</translation>
    </message>
    <message>
        <source>In your own order</source>
        <translation>En su propio orden</translation>
    </message>
    <message>
        <source>Insomnia</source>
        <translation>Insomnio</translation>
    </message>
    <message>
        <source>It cannot be told from this record whether this holds.</source>
        <translation>No puede saberse por esta historia si esto se cumple.</translation>
    </message>
    <message>
        <source>Its SHA-256</source>
        <translation>Su SHA-256</translation>
    </message>
    <message>
        <source>Limits of dose</source>
        <translation>Límites de dosis</translation>
    </message>
    <message>
        <source>Locked, because they are facts: {names}.</source>
        <translation>Bloqueados, porque son hechos: {names}.</translation>
    </message>
    <message>
        <source>Log-odds of the probability</source>
        <translation>Log-odds de la probabilidad</translation>
    </message>
    <message>
        <source>Low end of the interval</source>
        <translation>Extremo inferior del intervalo</translation>
    </message>
    <message>
        <source>Lower estimate ({n})</source>
        <translation>Estimación más baja ({n})</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Mecanismo</translation>
    </message>
    <message>
        <source>Metabolism</source>
        <translation>Metabolismo</translation>
    </message>
    <message>
        <source>Model bundle</source>
        <translation>Paquete de modelos</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Monitorización</translation>
    </message>
    <message>
        <source>More than estimated</source>
        <translation>Más de lo estimado</translation>
    </message>
    <message>
        <source>More: preferences, what if</source>
        <translation>Más: preferencias, supuesto</translation>
    </message>
    <message>
        <source>NaSSA</source>
        <translation>NaSSA</translation>
    </message>
    <message>
        <source>Nausea</source>
        <translation>Náuseas</translation>
    </message>
    <message>
        <source>No clear difference from the best ({n})</source>
        <translation>Sin diferencia clara respecto al mejor ({n})</translation>
    </message>
    <message>
        <source>No estimate ({n})</source>
        <translation>Sin estimación ({n})</translation>
    </message>
    <message>
        <source>No estimate for {drug}. {against}</source>
        <translation>Sin estimación para {drug}. {against}</translation>
    </message>
    <message>
        <source>No estimate is shown for {drug}: a rule excludes it for this patient. {why}.</source>
        <translation>No se muestra ninguna estimación para {drug}: una regla lo excluye para este paciente. {why}.</translation>
    </message>
    <message>
        <source>No estimate: {reason}</source>
        <translation>Sin estimación: {reason}</translation>
    </message>
    <message>
        <source>No rule of the catalogue fires for this patient and this drug.</source>
        <translation>No se activa ninguna regla del catálogo para este paciente y este fármaco.</translation>
    </message>
    <message>
        <source>Nominal coverage of the interval</source>
        <translation>Cobertura nominal del intervalo</translation>
    </message>
    <message>
        <source>Not estimated ({n})</source>
        <translation>No estimados ({n})</translation>
    </message>
    <message>
        <source>Of 100</source>
        <translation>De cada 100</translation>
    </message>
    <message>
        <source>Of 100 people</source>
        <translation>De cada 100 personas</translation>
    </message>
    <message>
        <source>Of 100 who took it, not set against placebo: {source}: {status}.</source>
        <translation>De cada 100 que lo tomaron, sin contrastar con placebo: {source}: {status}.</translation>
    </message>
    <message>
        <source>Older people</source>
        <translation>Personas mayores</translation>
    </message>
    <message>
        <source>Once saved: {names}.</source>
        <translation>Una vez guardado: {names}.</translation>
    </message>
    <message>
        <source>Options by name, in no other order ({n})</source>
        <translation>Opciones por nombre, sin ningún otro orden ({n})</translation>
    </message>
    <message>
        <source>Order of the drugs</source>
        <translation>Orden de los fármacos</translation>
    </message>
    <message>
        <source>Overdose</source>
        <translation>Sobredosis</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Practical facts</source>
        <translation>Datos prácticos</translation>
    </message>
    <message>
        <source>Preferences change no estimate and rank no drug. They choose which side effects stand beside the estimates, and in which order.</source>
        <translation>Las preferencias no cambian ninguna estimación ni ordenan ningún fármaco. Eligen qué efectos adversos figuran junto a las estimaciones, y en qué orden.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidad</translation>
    </message>
    <message>
        <source>Probability: base and all parts</source>
        <translation>Probabilidad: base y todas las partes</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Published odds ratio against placebo, {outcome}: {ratio} ({low}–{high}). {source}: {status}. Not an input of the model.</source>
        <translation>Odds ratio publicada frente a placebo, {outcome}: {ratio} ({low}–{high}). {source}: {status}. No es un dato de entrada del modelo.</translation>
    </message>
    <message>
        <source>Published: of 100 people who took it, not set against placebo; graded from none to high.</source>
        <translation>Publicado: de cada 100 personas que lo tomaron, sin contrastar con placebo; graduado de ninguno a alto.</translation>
    </message>
    <message>
        <source>QTc</source>
        <translation>QTc</translation>
    </message>
    <message>
        <source>Recorded above, what if below</source>
        <translation>Lo registrado arriba, el supuesto abajo</translation>
    </message>
    <message>
        <source>Rules that would fire: {rules}.</source>
        <translation>Reglas que se activarían: {rules}.</translation>
    </message>
    <message>
        <source>Rules that would not: {rules}.</source>
        <translation>Reglas que no se activarían: {rules}.</translation>
    </message>
    <message>
        <source>SSRI + 1A</source>
        <translation>ISRS + 1A</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Safety and guideline</source>
        <translation>Seguridad y guías</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Sedation</source>
        <translation>Sedación</translation>
    </message>
    <message>
        <source>Seizures</source>
        <translation>Convulsiones</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Sexual</source>
        <translation>Sexual</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>Efectos adversos</translation>
    </message>
    <message>
        <source>Side effects by concern</source>
        <translation>Efectos adversos por preocupación</translation>
    </message>
    <message>
        <source>Side-effect
stop</source>
        <translation>Abandono por
efectos adversos</translation>
    </message>
    <message>
        <source>Sorted by {column}: your choice; groups are off.</source>
        <translation>Ordenado por {column}: elección suya; los grupos están desactivados.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Technical: {outcome}</source>
        <translation>Técnico: {outcome}</translation>
    </message>
    <message>
        <source>The catalogue names no guideline line for this drug.</source>
        <translation>El catálogo no indica ninguna línea de las guías para este fármaco.</translation>
    </message>
    <message>
        <source>The comparison is then drawn again with the same estimates.</source>
        <translation>La comparación se dibuja entonces de nuevo con las mismas estimaciones.</translation>
    </message>
    <message>
        <source>The comparison's side-effect columns: {names}.</source>
        <translation>Las columnas de efectos adversos de la comparación: {names}.</translation>
    </message>
    <message>
        <source>The interval is made to hold the true number {n} times of 100.</source>
        <translation>El intervalo está hecho para contener el número verdadero {n} veces de cada 100.</translation>
    </message>
    <message>
        <source>The model bundle that made this estimate holds no figures by group.</source>
        <translation>El paquete de modelos que hizo esta estimación no contiene cifras por grupo.</translation>
    </message>
    <message>
        <source>The model's own test, by the groups that this patient belongs to. Happened and estimated are of 100; the area under the curve is 0.5 for chance and 1 for always right. In brackets 95 % intervals. Basis: {basis}.</source>
        <translation>La prueba del propio modelo, por los grupos a los que pertenece este paciente. Lo ocurrido y lo estimado son de cada 100; el área bajo la curva es 0.5 para el azar y 1 para acertar siempre. Entre paréntesis, intervalos del 95 %. Base: {basis}.</translation>
    </message>
    <message>
        <source>The other {n} drugs: graded none, or nothing at hand.</source>
        <translation>Los otros {n} fármacos: graduados como ninguno, o sin nada disponible.</translation>
    </message>
    <message>
        <source>This is not evidence against treatment.</source>
        <translation>Esto no es un indicio en contra del tratamiento.</translation>
    </message>
    <message>
        <source>This is your own first choice. Choose another drug to see what makes the difference.</source>
        <translation>Esta es su propia primera elección. Elija otro fármaco para ver qué marca la diferencia.</translation>
    </message>
    <message>
        <source>This patient</source>
        <translation>Este paciente</translation>
    </message>
    <message>
        <source>Tie group</source>
        <translation>Grupo sin diferencias claras</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Usual dose, or why it is excluded</source>
        <translation>Dosis habitual, o por qué está excluido</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Advertencias</translation>
    </message>
    <message>
        <source>Washout</source>
        <translation>Periodo de lavado</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>What changes in the comparison</source>
        <translation>Qué cambia en la comparación</translation>
    </message>
    <message>
        <source>What could be different</source>
        <translation>Qué podría ser distinto</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Supuesto</translation>
    </message>
    <message>
        <source>What if an input were different…</source>
        <translation>Supuesto: si un dato de entrada fuera distinto…</translation>
    </message>
    <message>
        <source>What if: figures beside those of the record</source>
        <translation>Supuesto: cifras junto a las de la historia</translation>
    </message>
    <message>
        <source>What if: not this patient's data</source>
        <translation>Supuesto: no son los datos de este paciente</translation>
    </message>
    <message>
        <source>What if: not this patient's data. Never kept, signed, printed or copied.</source>
        <translation>Supuesto: no son los datos de este paciente. Nunca se conserva, firma, imprime ni copia.</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Lo que no se sabe</translation>
    </message>
    <message>
        <source>What makes the difference, in points of 100</source>
        <translation>Qué marca la diferencia, en puntos de 100</translation>
    </message>
    <message>
        <source>What the estimates rest on</source>
        <translation>En qué se basan las estimaciones</translation>
    </message>
    <message>
        <source>What the patient wants to avoid…</source>
        <translation>Lo que el paciente quiere evitar…</translation>
    </message>
    <message>
        <source>Why no estimate</source>
        <translation>Por qué no hay estimación</translation>
    </message>
    <message>
        <source>Why this drug rather than another</source>
        <translation>Por qué este fármaco en lugar de otro</translation>
    </message>
    <message>
        <source>Why {drug} rather than another drug</source>
        <translation>Por qué {drug} en lugar de otro fármaco</translation>
    </message>
    <message>
        <source>Why {drug} rather than {other}</source>
        <translation>Por qué {drug} en lugar de {other}</translation>
    </message>
    <message>
        <source>With these values no estimate is made: {reason}.</source>
        <translation>Con estos valores no se hace ninguna estimación: {reason}.</translation>
    </message>
    <message>
        <source>With {drug}, {base} of 100 on average; this patient's inputs together make it {n}.</source>
        <translation>Con {drug}, {base} de cada 100 de media; los datos de entrada de este paciente en conjunto lo dejan en {n}.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Your own choice, {drug}, has no estimate for this patient. Choose another drug.</source>
        <translation>Su propia elección, {drug}, no tiene estimación para este paciente. Elija otro fármaco.</translation>
    </message>
    <message>
        <source>a rule of the catalogue</source>
        <translation>una regla del catálogo</translation>
    </message>
    <message>
        <source>an input that the model needs is not known</source>
        <translation>no se conoce un dato de entrada que el modelo necesita</translation>
    </message>
    <message>
        <source>at most {dose}</source>
        <translation>como máximo {dose}</translation>
    </message>
    <message>
        <source>changed: {what}</source>
        <translation>cambiado: {what}</translation>
    </message>
    <message>
        <source>choose a drug</source>
        <translation>elija un fármaco</translation>
    </message>
    <message>
        <source>class</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>clinically reviewed</source>
        <translation>revisado clínicamente</translation>
    </message>
    <message>
        <source>computed, not clinically reviewed</source>
        <translation>calculado, no revisado clínicamente</translation>
    </message>
    <message>
        <source>conditions are not known: naming one would deny all others</source>
        <translation>no se conocen las afecciones: nombrar una negaría todas las demás</translation>
    </message>
    <message>
        <source>excluded by a rule</source>
        <translation>excluido por una regla</translation>
    </message>
    <message>
        <source>excluded by {n} rule</source>
        <translation>excluido por {n} regla</translation>
    </message>
    <message>
        <source>excluded by {n} rules</source>
        <translation>excluido por {n} reglas</translation>
    </message>
    <message>
        <source>graded none to high, of 100; not clinically reviewed</source>
        <translation>graduado de ninguno a alto, de cada 100; no revisado clínicamente</translation>
    </message>
    <message>
        <source>graded; not reviewed</source>
        <translation>graduado; no revisado</translation>
    </message>
    <message>
        <source>in the lower group</source>
        <translation>en el grupo más bajo</translation>
    </message>
    <message>
        <source>melatonin</source>
        <translation>melatonina</translation>
    </message>
    <message>
        <source>multimodal</source>
        <translation>multimodal</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>no clear difference from the best</source>
        <translation>sin diferencia clara respecto al mejor</translation>
    </message>
    <message>
        <source>no estimate</source>
        <translation>sin estimación</translation>
    </message>
    <message>
        <source>no figure at hand</source>
        <translation>ninguna cifra disponible</translation>
    </message>
    <message>
        <source>no own view was recorded</source>
        <translation>no se registró ningún criterio propio</translation>
    </message>
    <message>
        <source>no rating to start from</source>
        <translation>ninguna puntuación de la que partir</translation>
    </message>
    <message>
        <source>no rule fired</source>
        <translation>no se activó ninguna regla</translation>
    </message>
    <message>
        <source>no trial evidence</source>
        <translation>sin evidencia de ensayos</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>none to high, of 100; not reviewed</source>
        <translation>de ninguno a alto, de cada 100; no revisado</translation>
    </message>
    <message>
        <source>not clinically reviewed</source>
        <translation>no revisado clínicamente</translation>
    </message>
    <message>
        <source>not in the trials that the estimates rest on</source>
        <translation>no figura en los ensayos en que se basan las estimaciones</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>no revisado</translation>
    </message>
    <message>
        <source>of 100 people</source>
        <translation>de cada 100 personas</translation>
    </message>
    <message>
        <source>only the range</source>
        <translation>solo el rango</translation>
    </message>
    <message>
        <source>recorded: {value}</source>
        <translation>registrado: {value}</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>seguridad</translation>
    </message>
    <message>
        <source>same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>seen in a secondary source, not clinically reviewed</source>
        <translation>visto en una fuente secundaria, no revisado clínicamente</translation>
    </message>
    <message>
        <source>seen in the source, not clinically reviewed</source>
        <translation>visto en la fuente, no revisado clínicamente</translation>
    </message>
    <message>
        <source>source not seen, not clinically reviewed</source>
        <translation>fuente no vista, no revisado clínicamente</translation>
    </message>
    <message>
        <source>start with {dose}</source>
        <translation>empezar con {dose}</translation>
    </message>
    <message>
        <source>the catalogue</source>
        <translation>el catálogo</translation>
    </message>
    <message>
        <source>the drugs themselves, from trials</source>
        <translation>los propios fármacos, a partir de ensayos</translation>
    </message>
    <message>
        <source>the model cannot make one from this record</source>
        <translation>el modelo no puede hacer ninguna a partir de esta historia</translation>
    </message>
    <message>
        <source>the model in use</source>
        <translation>el modelo en uso</translation>
    </message>
    <message>
        <source>the patient's concerns: graded none to high, of 100; not clinically reviewed</source>
        <translation>las preocupaciones del paciente: graduadas de ninguno a alto, de cada 100; no revisado clínicamente</translation>
    </message>
    <message>
        <source>the patient's own concern</source>
        <translation>la preocupación del propio paciente</translation>
    </message>
    <message>
        <source>the patient's record</source>
        <translation>la historia del paciente</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>el programa</translation>
    </message>
    <message>
        <source>the site's policy</source>
        <translation>la directiva del centro</translation>
    </message>
    <message>
        <source>unlike the people the model was made from</source>
        <translation>distinto de las personas con las que se hizo el modelo</translation>
    </message>
    <message>
        <source>usually {dose} a day</source>
        <translation>habitualmente {dose} al día</translation>
    </message>
    <message>
        <source>usually {low}–{high} a day</source>
        <translation>habitualmente {low}–{high} al día</translation>
    </message>
    <message>
        <source>{concern}: published frequency of 100 people, and graded from none to high; {mark}</source>
        <translation>{concern}: frecuencia publicada de cada 100 personas, y graduado de ninguno a alto; {mark}</translation>
    </message>
    <message>
        <source>{drug} (your own view)</source>
        <translation>{drug} (su criterio propio)</translation>
    </message>
    <message>
        <source>{group}. {people} people; happened to {n} of 100, {difference} more than estimated; area under the curve {auc}.</source>
        <translation>{group}. {people} personas; les ocurrió a {n} de cada 100, {difference} más de lo estimado; área bajo la curva {auc}.</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} y {n} más</translation>
    </message>
    <message>
        <source>{name}: what is published, by drug</source>
        <translation>{name}: lo publicado, por fármaco</translation>
    </message>
    <message>
        <source>{n} caution</source>
        <translation>{n} precaución</translation>
    </message>
    <message>
        <source>{n} caution about this record</source>
        <translation>{n} precaución sobre esta historia</translation>
    </message>
    <message>
        <source>{n} cautions</source>
        <translation>{n} precauciones</translation>
    </message>
    <message>
        <source>{n} cautions about this record</source>
        <translation>{n} precauciones sobre esta historia</translation>
    </message>
    <message>
        <source>{n} fewer</source>
        <translation>{n} menos</translation>
    </message>
    <message>
        <source>{n} input is not known</source>
        <translation>no se conoce {n} dato de entrada</translation>
    </message>
    <message>
        <source>{n} input is not known; the ranges are wider for it</source>
        <translation>no se conoce {n} dato de entrada; los rangos son más amplios por ello</translation>
    </message>
    <message>
        <source>{n} inputs are not known</source>
        <translation>no se conocen {n} datos de entrada</translation>
    </message>
    <message>
        <source>{n} inputs are not known; the ranges are wider for it</source>
        <translation>no se conocen {n} datos de entrada; los rangos son más amplios por ello</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
    <message>
        <source>{n} note</source>
        <translation>{n} nota</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} notas</translation>
    </message>
    <message>
        <source>{n} of 100</source>
        <translation>{n} de 100</translation>
    </message>
    <message>
        <source>{n}, too few to tell</source>
        <translation>{n}, demasiado pocas para saberlo</translation>
    </message>
    <message>
        <source>{outcome} within {n} weeks</source>
        <translation>{outcome} en un plazo de {n} semanas</translation>
    </message>
    <message>
        <source>{outcome} within {n} weeks, of 100 people</source>
        <translation>{outcome} en un plazo de {n} semanas, de cada 100 personas</translation>
    </message>
    <message>
        <source>{scale} total, {low} to {high}</source>
        <translation>Total de {scale}, de {low} a {high}</translation>
    </message>
</context>
<context>
    <name>contributions</name>
    <message>
        <source>Input</source>
        <translation>Dato de entrada</translation>
    </message>
    <message>
        <source>Inputs for and against</source>
        <translation>Datos de entrada a favor y en contra</translation>
    </message>
    <message>
        <source>Nothing of weight</source>
        <translation>Nada relevante</translation>
    </message>
    <message>
        <source>Points of 100</source>
        <translation>Puntos de 100</translation>
    </message>
    <message>
        <source>Points of 100 people. Associations inside the model, not causes.</source>
        <translation>Puntos de 100 personas. Asociaciones dentro del modelo, no causas.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>nothing of weight.</source>
        <translation>nada relevante.</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message>
        <source>Imported {n} patient.</source>
        <translation>Se ha importado {n} paciente.</translation>
    </message>
    <message>
        <source>Imported {n} patients.</source>
        <translation>Se han importado {n} pacientes.</translation>
    </message>
    <message>
        <source>Sent to the printer: {n} page.</source>
        <translation>Se ha enviado a la impresora: {n} página.</translation>
    </message>
    <message>
        <source>Sent to the printer: {n} pages.</source>
        <translation>Se han enviado a la impresora: {n} páginas.</translation>
    </message>
    <message>
        <source>{n} finding</source>
        <translation>{n} hallazgo</translation>
    </message>
    <message>
        <source>{n} findings</source>
        <translation>{n} hallazgos</translation>
    </message>
    <message>
        <source>{n} other input</source>
        <translation>{n} otro dato de entrada</translation>
    </message>
    <message>
        <source>{n} other inputs together</source>
        <translation>{n} otros datos de entrada juntos</translation>
    </message>
    <message>
        <source>{n} patient</source>
        <translation>{n} paciente</translation>
    </message>
    <message>
        <source>{n} patients</source>
        <translation>{n} pacientes</translation>
    </message>
    <message>
        <source>{n} row read</source>
        <translation>{n} fila leída</translation>
    </message>
    <message>
        <source>{n} rows read</source>
        <translation>{n} filas leídas</translation>
    </message>
    <message>
        <source>{shown} of {n} patient</source>
        <translation>{shown} de {n} paciente</translation>
    </message>
    <message>
        <source>{shown} of {n} patients</source>
        <translation>{shown} de {n} pacientes</translation>
    </message>
</context>
<context>
    <name>course</name>
    <message>
        <source>Counted from day 0.</source>
        <translation>Contado desde el día 0.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Is it still taken?</source>
        <translation>¿Lo sigue tomando?</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Aún no hay nada registrado.</translation>
    </message>
    <message>
        <source>Record the &amp;treatment's course</source>
        <translation>Registrar el curso del &amp;tratamiento</translation>
    </message>
    <message>
        <source>Still taken</source>
        <translation>Lo sigue tomando</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Suspendido</translation>
    </message>
    <message>
        <source>The treatment since</source>
        <translation>El tratamiento desde entonces</translation>
    </message>
    <message>
        <source>Why it was stopped</source>
        <translation>Por qué se suspendió</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Acknowledged</source>
        <translation>Reconocido</translation>
    </message>
    <message>
        <source>All inputs of the model are known, and nothing stood out.</source>
        <translation>Se conocen todos los datos de entrada del modelo y nada llamó la atención.</translation>
    </message>
    <message>
        <source>All other inputs together: {points}</source>
        <translation>Todos los demás datos de entrada juntos: {points}</translation>
    </message>
    <message>
        <source>All other inputs together: {points} (people of 100).</source>
        <translation>Todos los demás datos de entrada juntos: {points} (personas de cada 100).</translation>
    </message>
    <message>
        <source>Amends</source>
        <translation>Enmienda</translation>
    </message>
    <message>
        <source>Amends assessment {id}</source>
        <translation>Enmienda la valoración {id}</translation>
    </message>
    <message>
        <source>An input that the model needs is not known</source>
        <translation>No se conoce un dato de entrada que el modelo necesita</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Assessment of {moment}</source>
        <translation>Valoración de {moment}</translation>
    </message>
    <message>
        <source>Assessment of {moment}.</source>
        <translation>Valoración de {moment}.</translation>
    </message>
    <message>
        <source>Average of all people and drugs</source>
        <translation>Promedio de todas las personas y todos los fármacos</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Bundle, SHA-256</source>
        <translation>Paquete de modelos, SHA-256</translation>
    </message>
    <message>
        <source>By the policy of this site no absolute numbers are shown; groups and words stand in their place.</source>
        <translation>Según la directiva de este centro no se muestran números absolutos; en su lugar figuran grupos y palabras.</translation>
    </message>
    <message>
        <source>Catalogue, SHA-256</source>
        <translation>Catálogo, SHA-256</translation>
    </message>
    <message>
        <source>Cautions</source>
        <translation>Precauciones</translation>
    </message>
    <message>
        <source>Cautions for the choice</source>
        <translation>Precauciones para la elección</translation>
    </message>
    <message>
        <source>Clinician report</source>
        <translation>Informe para el clínico</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Comparison of antidepressants</source>
        <translation>Comparación de antidepresivos</translation>
    </message>
    <message>
        <source>Comparison of antidepressants: clinician report</source>
        <translation>Comparación de antidepresivos: informe para el clínico</translation>
    </message>
    <message>
        <source>DRAFT, not signed</source>
        <translation>BORRADOR, sin firmar</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Estimates</source>
        <translation>Estimaciones</translation>
    </message>
    <message>
        <source>Estimates: {basis}</source>
        <translation>Estimaciones: {basis}</translation>
    </message>
    <message>
        <source>Excluded by a rule</source>
        <translation>Excluido por una regla</translation>
    </message>
    <message>
        <source>For and against</source>
        <translation>A favor y en contra</translation>
    </message>
    <message>
        <source>For {drugs}. Source {places}; {status}.</source>
        <translation>Para {drugs}. Fuente {places}; {status}.</translation>
    </message>
    <message>
        <source>How this was estimated</source>
        <translation>Cómo se estimó esto</translation>
    </message>
    <message>
        <source>Interval chart of the response column of the table of estimates</source>
        <translation>Gráfico de intervalos de la columna de respuesta de la tabla de estimaciones</translation>
    </message>
    <message>
        <source>Lower estimate</source>
        <translation>Estimación más baja</translation>
    </message>
    <message>
        <source>Lowers the number</source>
        <translation>Reduce el número</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Model bundle</source>
        <translation>Paquete de modelos</translation>
    </message>
    <message>
        <source>No clear difference from the best</source>
        <translation>Sin diferencia clara respecto al mejor</translation>
    </message>
    <message>
        <source>No estimate</source>
        <translation>Sin estimación</translation>
    </message>
    <message>
        <source>No estimates were made</source>
        <translation>No se hizo ninguna estimación</translation>
    </message>
    <message>
        <source>No rule of the catalogue fired.</source>
        <translation>No se activó ninguna regla del catálogo.</translation>
    </message>
    <message>
        <source>Not estimated</source>
        <translation>No estimado</translation>
    </message>
    <message>
        <source>Not in the trials that the estimates rest on</source>
        <translation>No figura en los ensayos en que se basan las estimaciones</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Own view before the estimates</source>
        <translation>Criterio propio antes de las estimaciones</translation>
    </message>
    <message>
        <source>People of 100 like this, and between which numbers it could lie:</source>
        <translation>Personas de cada 100 como esta, y entre qué números podría estar:</translation>
    </message>
    <message>
        <source>People of 100 like this; in brackets, between which numbers it could lie.</source>
        <translation>Personas de cada 100 como esta; entre paréntesis, entre qué números podría estar.</translation>
    </message>
    <message>
        <source>Policy, SHA-256</source>
        <translation>Directiva, SHA-256</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Published frequencies, not compared with placebo; levels are an ordinal grading.</source>
        <translation>Frecuencias publicadas, no comparadas con placebo; los niveles son una gradación ordinal.</translation>
    </message>
    <message>
        <source>Raises the number</source>
        <translation>Aumenta el número</translation>
    </message>
    <message>
        <source>Readiness, and what is not known</source>
        <translation>Preparación, y lo que no se sabe</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resguardo</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Firmado el</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Sources of the cautions</source>
        <translation>Fuentes de las precauciones</translation>
    </message>
    <message>
        <source>That there is no estimate is not evidence against treatment.</source>
        <translation>Que no haya ninguna estimación no es evidencia en contra del tratamiento.</translation>
    </message>
    <message>
        <source>The brackets are meant to hold the true number for {n_of_100} people.</source>
        <translation>Los paréntesis pretenden contener el número verdadero para {n_of_100} personas.</translation>
    </message>
    <message>
        <source>The drug's own effect: {points}</source>
        <translation>El efecto propio del fármaco: {points}</translation>
    </message>
    <message>
        <source>The model cannot make one from this record</source>
        <translation>El modelo no puede hacer ninguna a partir de esta historia</translation>
    </message>
    <message>
        <source>The number is that of the central model. The brackets hold what the evidence leaves open, and what it would change if the inputs that are not known were known.</source>
        <translation>El número es el del modelo central. Los paréntesis contienen lo que la evidencia deja abierto, y lo que cambiaría si se conocieran los datos de entrada que no se conocen.</translation>
    </message>
    <message>
        <source>The same numbers as in the table of estimates; the dashed line is the average.</source>
        <translation>Los mismos números que en la tabla de estimaciones; la línea discontinua es el promedio.</translation>
    </message>
    <message>
        <source>Unlike the people the model was made from</source>
        <translation>Distinto de las personas con las que se hizo el modelo</translation>
    </message>
    <message>
        <source>What the patient wants to avoid, with {drug}</source>
        <translation>Lo que el paciente quiere evitar, con {drug}</translation>
    </message>
    <message>
        <source>Where the decision stands</source>
        <translation>Dónde se sitúa la decisión</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>edad no conocida</translation>
    </message>
    <message>
        <source>assessment {id}</source>
        <translation>valoración {id}</translation>
    </message>
    <message>
        <source>clinically reviewed {day}</source>
        <translation>revisado clínicamente el {day}</translation>
    </message>
    <message>
        <source>no depression rating</source>
        <translation>ninguna puntuación de escala de depresión</translation>
    </message>
    <message>
        <source>no estimate</source>
        <translation>sin estimación</translation>
    </message>
    <message>
        <source>no input</source>
        <translation>ningún dato de entrada</translation>
    </message>
    <message>
        <source>none has been signed</source>
        <translation>no se ha firmado ninguna</translation>
    </message>
    <message>
        <source>not in this catalogue</source>
        <translation>no está en este catálogo</translation>
    </message>
    <message>
        <source>{a} beside the own view, {b}</source>
        <translation>{a} junto al criterio propio, {b}</translation>
    </message>
    <message>
        <source>{column}, on one axis</source>
        <translation>{column}, en un solo eje</translation>
    </message>
    <message>
        <source>{concern} (weight {n}): {figures}.</source>
        <translation>{concern} (peso {n}): {figures}.</translation>
    </message>
    <message>
        <source>{id}, version {version}</source>
        <translation>{id}, versión {version}</translation>
    </message>
    <message>
        <source>{n} of 100 people like this {verb}; {rest} do not. The mean for this drug in the reference population is {mean} of 100.</source>
        <translation>{n} de cada 100 personas como esta {verb}; {rest} no. La media de este fármaco en la población de referencia es de {mean} de cada 100.</translation>
    </message>
    <message>
        <source>{options} (confidence {confidence}; {reason})</source>
        <translation>{options} (grado de certeza {confidence}; {reason})</translation>
    </message>
    <message>
        <source>{outcome} within {weeks} weeks</source>
        <translation>{outcome} en un plazo de {weeks} semanas</translation>
    </message>
    <message>
        <source>{outcome}: {a} {n}, {b} {m} of 100; difference {points}.</source>
        <translation>{outcome}: {a} {n}, {b} {m} de cada 100; diferencia {points}.</translation>
    </message>
    <message>
        <source>{receipt}, entry {n} of the log, key {key}</source>
        <translation>{receipt}, asiento {n} del registro, clave {key}</translation>
    </message>
</context>
<context>
    <name>drugs</name>
    <message>
        <source>MT1/MT2 agonist + 5-HT2C antagonist</source>
        <translation>agonista MT1/MT2 + antagonista 5-HT2C</translation>
    </message>
    <message>
        <source>NDRI</source>
        <translation>IRND</translation>
    </message>
    <message>
        <source>NRI</source>
        <translation>IRN</translation>
    </message>
    <message>
        <source>NaSSA (tetracyclic)</source>
        <translation>NaSSA (tetracíclico)</translation>
    </message>
    <message>
        <source>SARI</source>
        <translation>SARI</translation>
    </message>
    <message>
        <source>SNRI</source>
        <translation>IRSN</translation>
    </message>
    <message>
        <source>SSRI</source>
        <translation>ISRS</translation>
    </message>
    <message>
        <source>SSRI + 5-HT1A partial agonist</source>
        <translation>ISRS + agonista parcial 5-HT1A</translation>
    </message>
    <message>
        <source>TCA</source>
        <translation>ADT</translation>
    </message>
    <message>
        <source>agomelatine</source>
        <translation>agomelatina</translation>
    </message>
    <message>
        <source>amitriptyline</source>
        <translation>amitriptilina</translation>
    </message>
    <message>
        <source>bupropion</source>
        <translation>bupropión</translation>
    </message>
    <message>
        <source>citalopram</source>
        <translation>citalopram</translation>
    </message>
    <message>
        <source>clomipramine</source>
        <translation>clomipramina</translation>
    </message>
    <message>
        <source>desvenlafaxine</source>
        <translation>desvenlafaxina</translation>
    </message>
    <message>
        <source>duloxetine</source>
        <translation>duloxetina</translation>
    </message>
    <message>
        <source>escitalopram</source>
        <translation>escitalopram</translation>
    </message>
    <message>
        <source>fluoxetine</source>
        <translation>fluoxetina</translation>
    </message>
    <message>
        <source>fluvoxamine</source>
        <translation>fluvoxamina</translation>
    </message>
    <message>
        <source>levomilnacipran</source>
        <translation>levomilnaciprán</translation>
    </message>
    <message>
        <source>milnacipran</source>
        <translation>milnaciprán</translation>
    </message>
    <message>
        <source>mirtazapine</source>
        <translation>mirtazapina</translation>
    </message>
    <message>
        <source>nefazodone</source>
        <translation>nefazodona</translation>
    </message>
    <message>
        <source>nortriptyline</source>
        <translation>nortriptilina</translation>
    </message>
    <message>
        <source>paroxetine</source>
        <translation>paroxetina</translation>
    </message>
    <message>
        <source>reboxetine</source>
        <translation>reboxetina</translation>
    </message>
    <message>
        <source>serotonin modulator and stimulator (multimodal)</source>
        <translation>modulador y estimulador de la serotonina (multimodal)</translation>
    </message>
    <message>
        <source>sertraline</source>
        <translation>sertralina</translation>
    </message>
    <message>
        <source>trazodone</source>
        <translation>trazodona</translation>
    </message>
    <message>
        <source>venlafaxine</source>
        <translation>venlafaxina</translation>
    </message>
    <message>
        <source>vilazodone</source>
        <translation>vilazodona</translation>
    </message>
    <message>
        <source>vortioxetine</source>
        <translation>vortioxetina</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A bundle key was named without the bundle that it belongs to.</source>
        <translation>Se ha indicado una clave de paquete sin el paquete al que pertenece.</translation>
    </message>
    <message>
        <source>A concern was chosen twice.</source>
        <translation>Se ha elegido dos veces la misma preocupación.</translation>
    </message>
    <message>
        <source>A model bundle with this name or this content was imported before.</source>
        <translation>Ya se había importado un paquete de modelos con este nombre o este contenido.</translation>
    </message>
    <message>
        <source>A newer decision was signed for this patient since this page was opened.</source>
        <translation>Se ha firmado una decisión más reciente para este paciente desde que se abrió esta página.</translation>
    </message>
    <message>
        <source>A passphrase of one's own is changed, not reset: a reset takes the signing key away.</source>
        <translation>La frase de contraseña propia se cambia, no se restablece: restablecerla elimina la clave de firma.</translation>
    </message>
    <message>
        <source>A person needs a name that is printed with signatures.</source>
        <translation>Una persona necesita un nombre que se imprima con las firmas.</translation>
    </message>
    <message>
        <source>A store and the person who signs in to it belong together.</source>
        <translation>Un almacén y la persona que inicia sesión en él van juntos.</translation>
    </message>
    <message>
        <source>A value lies outside what a what-if may try.</source>
        <translation>Un valor queda fuera de lo que puede probarse en un supuesto.</translation>
    </message>
    <message>
        <source>A weight is a whole number from 0 to {most}.</source>
        <translation>Un peso es un número entero de 0 a {most}.</translation>
    </message>
    <message>
        <source>Add another administrator first.</source>
        <translation>Añada primero a otro administrador.</translation>
    </message>
    <message>
        <source>After a restore, an administrator has to give them a new passphrase.</source>
        <translation>Después de una restauración, un administrador tiene que darles una nueva frase de contraseña.</translation>
    </message>
    <message>
        <source>Amend it: that makes a new one which names this one.</source>
        <translation>Enmiéndela: así se crea una nueva que hace referencia a esta.</translation>
    </message>
    <message>
        <source>An answer or total of {scale} is outside its range ({part}).</source>
        <translation>Una respuesta o un total de {scale} está fuera de su rango ({part}).</translation>
    </message>
    <message>
        <source>An entry in {path} was exchanged from outside; no new key is given to it.</source>
        <translation>Una entrada de {path} se ha sustituido desde fuera; no se le da ninguna clave nueva.</translation>
    </message>
    <message>
        <source>An export needs a purpose and a recipient.</source>
        <translation>Una exportación necesita una finalidad y un destinatario.</translation>
    </message>
    <message>
        <source>Another copy of this program has the store in {path} open: {holder}.</source>
        <translation>Otra copia de este programa tiene abierto el almacén de {path}: {holder}.</translation>
    </message>
    <message>
        <source>Ask IT to bring it back from the backup that belongs to this store.</source>
        <translation>Pida al servicio de informática que lo recupere de la copia de seguridad que corresponde a este almacén.</translation>
    </message>
    <message>
        <source>Ask IT to check the permissions of the program's folder.</source>
        <translation>Pida al servicio de informática que compruebe los permisos de la carpeta del programa.</translation>
    </message>
    <message>
        <source>Ask IT to correct that entry; the manual lists the keys and their values.</source>
        <translation>Pida al servicio de informática que corrija esa entrada; el manual enumera las claves y sus valores.</translation>
    </message>
    <message>
        <source>Ask IT to give you access to the folder.</source>
        <translation>Pida al servicio de informática que le dé acceso a la carpeta.</translation>
    </message>
    <message>
        <source>Ask IT to install a bundle and a catalogue that belong together.</source>
        <translation>Pida al servicio de informática que instale un paquete y un catálogo que se correspondan.</translation>
    </message>
    <message>
        <source>Ask IT to let only administrators write it.</source>
        <translation>Pida al servicio de informática que solo los administradores puedan escribirlo.</translation>
    </message>
    <message>
        <source>Ask IT to limit it to its owner.</source>
        <translation>Pida al servicio de informática que la limite a su propietario.</translation>
    </message>
    <message>
        <source>Ask IT to make it readable, or to remove it to use the defaults.</source>
        <translation>Pida al servicio de informática que lo haga legible, o que lo elimine para usar los valores predeterminados.</translation>
    </message>
    <message>
        <source>Ask a colleague to look at its figures and to approve or withdraw it.</source>
        <translation>Pida a un colega que examine sus cifras y que la apruebe o la retire.</translation>
    </message>
    <message>
        <source>Ask an administrator for an account with the role clinician.</source>
        <translation>Pida a un administrador una cuenta con el rol de clínico.</translation>
    </message>
    <message>
        <source>Ask an administrator to bring it back from a backup, or to activate another.</source>
        <translation>Pida a un administrador que lo recupere de una copia de seguridad o que active otro.</translation>
    </message>
    <message>
        <source>Ask whoever made the bundle for one with another name.</source>
        <translation>Pida a quien hizo el paquete uno con otro nombre.</translation>
    </message>
    <message>
        <source>At least one backup has to be kept.</source>
        <translation>Hay que conservar al menos una copia de seguridad.</translation>
    </message>
    <message>
        <source>At least one pseudonym is in the store already, or twice in the files.</source>
        <translation>Al menos un seudónimo ya está en el almacén, o figura dos veces en los archivos.</translation>
    </message>
    <message>
        <source>At least one role is missing or unknown.</source>
        <translation>Falta al menos un rol o es desconocido.</translation>
    </message>
    <message>
        <source>At most {most} concerns can be chosen.</source>
        <translation>Pueden elegirse como máximo {most} preocupaciones.</translation>
    </message>
    <message>
        <source>Begin your own; an own view cannot be signed by somebody else.</source>
        <translation>Inicie la suya propia; un criterio propio no puede firmarlo otra persona.</translation>
    </message>
    <message>
        <source>Beside the log nothing is left of this person that could be erased.</source>
        <translation>Junto al registro de actividad no queda nada de esta persona que pueda borrarse.</translation>
    </message>
    <message>
        <source>Bundles signed with it can be imported as they are.</source>
        <translation>Los paquetes firmados con ella pueden importarse tal cual.</translation>
    </message>
    <message>
        <source>By the policy of this machine nothing from {day} on can be disposed of.</source>
        <translation>Según la directiva de este equipo, no puede eliminarse nada a partir del {day}.</translation>
    </message>
    <message>
        <source>By the policy of this machine the log is kept for ever; nothing was disposed of.</source>
        <translation>Según la directiva de este equipo, el registro se conserva para siempre; no se ha eliminado nada.</translation>
    </message>
    <message>
        <source>By the policy of this machine, this is not written beside the log: {form}.</source>
        <translation>Según la directiva de este equipo, esto no se escribe junto al registro: {form}.</translation>
    </message>
    <message>
        <source>By the policy of this machine, your roles do not export the log.</source>
        <translation>Según la directiva de este equipo, sus funciones no exportan el registro.</translation>
    </message>
    <message>
        <source>Change at least one input.</source>
        <translation>Cambie al menos un dato de entrada.</translation>
    </message>
    <message>
        <source>Check both and try again; an administrator can tell whether you have an account.</source>
        <translation>Compruebe ambos y vuelva a intentarlo; un administrador puede decirle si tiene una cuenta.</translation>
    </message>
    <message>
        <source>Check that it is a plain file, that you may read it and that the disk is there.</source>
        <translation>Compruebe que es un archivo normal, que usted puede leerlo y que el disco está disponible.</translation>
    </message>
    <message>
        <source>Check the folder, or create a new store there.</source>
        <translation>Compruebe la carpeta, o cree en ella un nuevo almacén.</translation>
    </message>
    <message>
        <source>Check the path and try again.</source>
        <translation>Compruebe la ruta y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the path, its permissions and the free space, and try again.</source>
        <translation>Compruebe la ruta, sus permisos y el espacio libre, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the path, or choose the record set again.</source>
        <translation>Compruebe la ruta, o elija de nuevo el conjunto de registros.</translation>
    </message>
    <message>
        <source>Check them again.</source>
        <translation>Vuelva a comprobarlos.</translation>
    </message>
    <message>
        <source>Choose a backup of this store.</source>
        <translation>Elija una copia de seguridad de este almacén.</translation>
    </message>
    <message>
        <source>Choose a column with codes that name nobody, and export that too.</source>
        <translation>Elija una columna con códigos que no identifiquen a nadie y expórtela también.</translation>
    </message>
    <message>
        <source>Choose a drug of the comparison.</source>
        <translation>Elija un fármaco de la comparación.</translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this machine; a network cannot keep two users apart.</source>
        <translation>Elija una carpeta en un disco de este equipo; una red no puede mantener separados a dos usuarios.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to and that has space, and export again.</source>
        <translation>Elija una carpeta en la que pueda escribir y que tenga espacio, y exporte de nuevo.</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>Elija de nuevo.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space, and try again.</source>
        <translation>Elija otra carpeta, o libere espacio, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Choose another name, or move the file away, and export again.</source>
        <translation>Elija otro nombre, o mueva el archivo a otro lugar, y exporte de nuevo.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose from: {roles}.</source>
        <translation>Elija entre: {roles}.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Elija uno de la lista.</translation>
    </message>
    <message>
        <source>Choose one inside the bounds that are shown.</source>
        <translation>Elija uno dentro de los límites que se muestran.</translation>
    </message>
    <message>
        <source>Choose one of the five steps.</source>
        <translation>Elija uno de los cinco grados.</translation>
    </message>
    <message>
        <source>Choose one of the inputs that are offered.</source>
        <translation>Elija uno de los datos de entrada que se ofrecen.</translation>
    </message>
    <message>
        <source>Close the account first.</source>
        <translation>Cierre antes la cuenta.</translation>
    </message>
    <message>
        <source>Close the other copy, then try again.</source>
        <translation>Cierre la otra copia y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Close the program and sign in again; nothing is lost.</source>
        <translation>Cierre el programa y vuelva a iniciar sesión; no se ha perdido nada.</translation>
    </message>
    <message>
        <source>Compare it letter by letter: 16 groups of four.</source>
        <translation>Compárela letra por letra: 16 grupos de cuatro.</translation>
    </message>
    <message>
        <source>Compare treatments and sign a decision first.</source>
        <translation>Primero compare los tratamientos y firme una decisión.</translation>
    </message>
    <message>
        <source>Complete it and sign again.</source>
        <translation>Complétela y vuelva a firmar.</translation>
    </message>
    <message>
        <source>Continue with the open one instead.</source>
        <translation>Continúe en su lugar con la que está abierta.</translation>
    </message>
    <message>
        <source>Correct the record where it comes from and import it again.</source>
        <translation>Corrija la historia en su origen e impórtela de nuevo.</translation>
    </message>
    <message>
        <source>Correct the rows that are named and try again.</source>
        <translation>Corrija las filas que se indican y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Decide without the estimate, and tell whoever looks after the program.</source>
        <translation>Decida sin la estimación y avise a quien se ocupa del programa.</translation>
    </message>
    <message>
        <source>Download the dictionary of the project as CSV and choose that file.</source>
        <translation>Descargue el diccionario del proyecto como CSV y elija ese archivo.</translation>
    </message>
    <message>
        <source>Either a record set is scored, or the patients of a store.</source>
        <translation>Las estimaciones se calculan o bien para un conjunto de registros, o bien para los pacientes de un almacén.</translation>
    </message>
    <message>
        <source>Emergency access needs one of these reasons: {reasons}.</source>
        <translation>El acceso de emergencia necesita uno de estos motivos: {reasons}.</translation>
    </message>
    <message>
        <source>Emergency access needs the name of the person who asks for it.</source>
        <translation>El acceso de emergencia necesita el nombre de la persona que lo solicita.</translation>
    </message>
    <message>
        <source>Enter both; they become part of the log.</source>
        <translation>Introduzca ambos; pasan a formar parte del registro.</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>Introduzca el nombre.</translation>
    </message>
    <message>
        <source>Enter the other person's sheet as well.</source>
        <translation>Introduzca también la hoja de la otra persona.</translation>
    </message>
    <message>
        <source>Enter the user name of an administrator whose account is open.</source>
        <translation>Introduzca el nombre de usuario de un administrador cuya cuenta esté abierta.</translation>
    </message>
    <message>
        <source>Everybody had the outcome or nobody had, so there is nothing to tell apart.</source>
        <translation>Todas las personas tuvieron el resultado o no lo tuvo ninguna, por lo que no hay nada que distinguir.</translation>
    </message>
    <message>
        <source>Everybody has the same estimate, so there is nothing to compare.</source>
        <translation>Todas las personas tienen la misma estimación, por lo que no hay nada que comparar.</translation>
    </message>
    <message>
        <source>Exactly these files were imported before; nothing was imported again.</source>
        <translation>Ya se habían importado exactamente estos archivos; no se ha vuelto a importar nada.</translation>
    </message>
    <message>
        <source>Export the same data as JSON and choose that folder.</source>
        <translation>Exporte los mismos datos como JSON y elija esa carpeta.</translation>
    </message>
    <message>
        <source>Export without it, or ask IT.</source>
        <translation>Exporte sin ello o pregunte al servicio de informática.</translation>
    </message>
    <message>
        <source>Fewer than five people had the outcome, or fewer than five did not.</source>
        <translation>Menos de cinco personas tuvieron el resultado, o menos de cinco no lo tuvieron.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Give both --store and --user, or neither.</source>
        <translation>Indique tanto --store como --user, o ninguno de los dos.</translation>
    </message>
    <message>
        <source>Give the passphrase that you had then, to have it checked.</source>
        <translation>Indique la frase de contraseña que tenía entonces, para que se compruebe.</translation>
    </message>
    <message>
        <source>Going on with a store that is not the newest needs a reason: {reasons}.</source>
        <translation>Continuar con un almacén que no es el más reciente necesita un motivo: {reasons}.</translation>
    </message>
    <message>
        <source>IT can set for how long it is kept, with the setting retention.</source>
        <translation>El servicio de informática puede fijar cuánto tiempo se conserva, con el ajuste retention.</translation>
    </message>
    <message>
        <source>If nobody set it on purpose, ask IT to bring back slots.json from a backup.</source>
        <translation>Si nadie la ha fijado así a propósito, pida al servicio de informática que recupere slots.json de una copia de seguridad.</translation>
    </message>
    <message>
        <source>Import that bundle again, or install the program version that shipped it.</source>
        <translation>Importe de nuevo ese paquete, o instale la versión del programa que lo incluía.</translation>
    </message>
    <message>
        <source>Install that version, or a later one, and open the store with it.</source>
        <translation>Instale esa versión, o una posterior, y abra el almacén con ella.</translation>
    </message>
    <message>
        <source>Install the program again, or ask IT to do so; nothing can be compared without it.</source>
        <translation>Instale de nuevo el programa, o pida al servicio de informática que lo haga; sin él no puede compararse nada.</translation>
    </message>
    <message>
        <source>It can be restored; import these bundles again afterwards.</source>
        <translation>Puede restaurarse; importe después de nuevo estos paquetes.</translation>
    </message>
    <message>
        <source>It is not known to the program what became of the notice.</source>
        <translation>El programa no sabe qué fue del aviso.</translation>
    </message>
    <message>
        <source>It may be over its quota, unplugged or failing: ask IT to check it, then try again.</source>
        <translation>Puede haber superado su cuota, estar desconectado o estar fallando: pida al servicio de informática que lo compruebe y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>It needs one of: {roles}. An administrator can change roles.</source>
        <translation>Hace falta uno de estos: {roles}. Un administrador puede cambiar los roles.</translation>
    </message>
    <message>
        <source>It needs one of: {roles}. Ask IT if that is not as it should be.</source>
        <translation>Se necesita una de estas: {roles}. Pregunte al servicio de informática si no es como debería.</translation>
    </message>
    <message>
        <source>It should hold patients.csv and ratings.csv, FHIR R4 as JSON, or the tables of OMOP as CSV.</source>
        <translation>Debería contener patients.csv y ratings.csv, FHIR R4 como JSON, o las tablas de OMOP como CSV.</translation>
    </message>
    <message>
        <source>It was made for another store, was used before, or was replaced by a newer one.</source>
        <translation>Se hizo para otro almacén, ya se usó o se sustituyó por algo más reciente.</translation>
    </message>
    <message>
        <source>Keep it to whoever signs bundles, and name a file with its public half.</source>
        <translation>Resérvela a quien firma los paquetes, e indique un archivo con su mitad pública.</translation>
    </message>
    <message>
        <source>Keep the folder as it is, and ask IT to look into it.</source>
        <translation>Conserve la carpeta como está y pida al servicio de informática que lo investigue.</translation>
    </message>
    <message>
        <source>Keep the folder as it is, and ask IT to open the last good backup.</source>
        <translation>Conserve la carpeta como está y pida al servicio de informática que abra la última copia de seguridad válida.</translation>
    </message>
    <message>
        <source>Keep the store as it is, sign nothing, and call whoever looks after it.</source>
        <translation>Conserve el almacén como está, no firme nada y llame a quien se ocupa de él.</translation>
    </message>
    <message>
        <source>Leave --index-day out.</source>
        <translation>Omita --index-day.</translation>
    </message>
    <message>
        <source>Leave the format out to have it detected.</source>
        <translation>Omita el formato para que se detecte.</translation>
    </message>
    <message>
        <source>List the bundles to see which are installed.</source>
        <translation>Muestre la lista de paquetes para ver cuáles están instalados.</translation>
    </message>
    <message>
        <source>List the bundles to see which keys they are signed with.</source>
        <translation>Muestre la lista de paquetes para ver con qué claves están firmados.</translation>
    </message>
    <message>
        <source>List the users to see who is there.</source>
        <translation>Muestre la lista de usuarios para ver quiénes están.</translation>
    </message>
    <message>
        <source>Look at the list of imports again; it may have been taken back already.</source>
        <translation>Mire de nuevo la lista de importaciones; puede que ya se haya deshecho.</translation>
    </message>
    <message>
        <source>Look at the worklist for the pseudonyms that are there.</source>
        <translation>Consulte en la lista de trabajo los seudónimos que hay.</translation>
    </message>
    <message>
        <source>Look for a mistake in the records first: so good a fit is not credible.</source>
        <translation>Busque primero un error en los registros: un ajuste tan bueno no es creíble.</translation>
    </message>
    <message>
        <source>Make the file writable; the next sign-in of anybody removes the entry.</source>
        <translation>Haga que se pueda escribir en el archivo; el siguiente inicio de sesión de cualquier persona elimina la entrada.</translation>
    </message>
    <message>
        <source>Make the profile anew, or correct that part of it.</source>
        <translation>Vuelva a crear el perfil, o corrija esa parte.</translation>
    </message>
    <message>
        <source>Name a bundle that holds one with --bundle, or ask IT for a newer one.</source>
        <translation>Indique con --bundle un paquete que lo contenga, o pida al servicio de informática uno más reciente.</translation>
    </message>
    <message>
        <source>Name a column of the file, and what it is as the help of the command shows.</source>
        <translation>Indique una columna del archivo y lo que es, tal como muestra la ayuda de la orden.</translation>
    </message>
    <message>
        <source>Name a file that ends in .pdf.</source>
        <translation>Indique un archivo que termine en .pdf.</translation>
    </message>
    <message>
        <source>Name a file with a public key as PEM, as base64, or as JSON.</source>
        <translation>Indique un archivo con una clave pública como PEM, como base64 o como JSON.</translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <translation>Indique una carpeta que aún no exista.</translation>
    </message>
    <message>
        <source>Name a path, or --store with --user and --purpose; not both.</source>
        <translation>Indique una ruta, o --store con --user y --purpose; no ambas cosas.</translation>
    </message>
    <message>
        <source>Name a readable text file that holds only the passphrase.</source>
        <translation>Indique un archivo de texto legible que contenga solo la frase de contraseña.</translation>
    </message>
    <message>
        <source>Name a text file with one receipt a line.</source>
        <translation>Indique un archivo de texto con un resguardo por línea.</translation>
    </message>
    <message>
        <source>Name one of: {reasons}.</source>
        <translation>Indique uno de estos: {reasons}.</translation>
    </message>
    <message>
        <source>Name that column record_id or pseudonym in the source system and export again.</source>
        <translation>Llame a esa columna record_id o pseudonym en el sistema de origen y exporte de nuevo.</translation>
    </message>
    <message>
        <source>Name the bundle's folder with --bundle as well.</source>
        <translation>Indique también la carpeta del paquete con --bundle.</translation>
    </message>
    <message>
        <source>Name the folder that holds store.db and slots.json.</source>
        <translation>Indique la carpeta que contiene store.db y slots.json.</translation>
    </message>
    <message>
        <source>No C-SSRS screener at its high level waits for an evaluation.</source>
        <translation>Ningún cribado C-SSRS en su nivel alto está a la espera de una evaluación.</translation>
    </message>
    <message>
        <source>No backup holds all of the entries that would be disposed of.</source>
        <translation>Ninguna copia de seguridad contiene todos los asientos que se eliminarían.</translation>
    </message>
    <message>
        <source>No column of this file can hold the patients' pseudonyms.</source>
        <translation>Ninguna columna de este archivo puede contener los seudónimos de los pacientes.</translation>
    </message>
    <message>
        <source>No decision is signed for this patient yet, so there is nothing to follow up.</source>
        <translation>Aún no hay ninguna decisión firmada para este paciente, por lo que no hay nada de lo que hacer seguimiento.</translation>
    </message>
    <message>
        <source>No drug was decided for this patient, so there is no treatment to follow.</source>
        <translation>No se decidió ningún fármaco para este paciente, por lo que no hay ningún tratamiento del que hacer seguimiento.</translation>
    </message>
    <message>
        <source>No estimate is computed before your own view is recorded.</source>
        <translation>No se calcula ninguna estimación antes de que se registre su criterio propio.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask IT for a program version with a newer one; decide without estimates.</source>
        <translation>No se hace ninguna estimación con él. Pida al servicio de informática una versión del programa con uno más reciente; decida sin estimaciones.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask IT to install the program again, or to import the bundle again from its source; decide without estimates until then.</source>
        <translation>No se hace ninguna estimación con él. Pida al servicio de informática que instale de nuevo el programa, o que importe de nuevo el paquete desde su origen; hasta entonces, decida sin estimaciones.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask IT to install the program again; decide without estimates until then.</source>
        <translation>No se hace ninguna estimación con él. Pida al servicio de informática que instale de nuevo el programa; hasta entonces, decida sin estimaciones.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask IT where the file comes from, then to remove it.</source>
        <translation>No se hace ninguna estimación con él. Pregunte al servicio de informática de dónde procede el archivo y pida después que lo elimine.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask an administrator to look at its impact and activate it anew.</source>
        <translation>No se hace ninguna estimación con él. Pida a un administrador que examine su impacto y lo active de nuevo.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Ask whoever made the bundle for a corrected one.</source>
        <translation>No se hace ninguna estimación con él. Pida a quien hizo el paquete uno corregido.</translation>
    </message>
    <message>
        <source>No estimate is made with it. Use the program version that the bundle was made for.</source>
        <translation>No se hace ninguna estimación con él. Use la versión del programa para la que se hizo el paquete.</translation>
    </message>
    <message>
        <source>No estimates have been stored for this patient.</source>
        <translation>No se ha guardado ninguna estimación para este paciente.</translation>
    </message>
    <message>
        <source>No model bundle is installed.</source>
        <translation>No hay ningún paquete de modelos instalado.</translation>
    </message>
    <message>
        <source>No model bundle was in use before this one.</source>
        <translation>Antes de este no estuvo en uso ningún paquete de modelos.</translation>
    </message>
    <message>
        <source>No new estimate is made with it; past decisions stay readable. Ask IT why, or activate another bundle.</source>
        <translation>No se hace ninguna estimación nueva con él; las decisiones anteriores siguen siendo legibles. Pregunte el motivo al servicio de informática, o active otro paquete.</translation>
    </message>
    <message>
        <source>No outcome can be recalibrated on the patients of this store.</source>
        <translation>Ningún resultado puede recalibrarse con los pacientes de este almacén.</translation>
    </message>
    <message>
        <source>No passphrase was given.</source>
        <translation>No se ha indicado ninguna frase de contraseña.</translation>
    </message>
    <message>
        <source>No trusted key has the id {key}.</source>
        <translation>Ninguna clave de confianza tiene el identificador {key}.</translation>
    </message>
    <message>
        <source>Nobody but you stands in the log since it was last co-signed.</source>
        <translation>Nadie más que usted consta en el registro desde la última vez que se cofirmó.</translation>
    </message>
    <message>
        <source>Nothing can be signed until an administrator restores a backup or takes it as it is (accept-state).</source>
        <translation>No se puede firmar nada hasta que un administrador restaure una copia de seguridad o lo acepte tal como está (accept-state).</translation>
    </message>
    <message>
        <source>Nothing differs from the record, so there is nothing to compare.</source>
        <translation>Nada difiere de la historia, por lo que no hay nada que comparar.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing was changed. A revoked key is never trusted again: make a new one.</source>
        <translation>No se ha cambiado nada. Una clave revocada nunca vuelve a ser de confianza: cree una nueva.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask an administrator.</source>
        <translation>No se ha cambiado nada. Consulte a un administrador.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask whoever made the imported one for another name.</source>
        <translation>No se ha cambiado nada. Pida a quien hizo el importado otro nombre.</translation>
    </message>
    <message>
        <source>Nothing was changed. Change your passphrase with the old one.</source>
        <translation>No se ha cambiado nada. Cambie su frase de contraseña con la antigua.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the day, or say that this is a correction; both are then kept.</source>
        <translation>No se ha cambiado nada. Compruebe el día, o indique que se trata de una corrección; en ese caso se conservan ambas.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the day.</source>
        <translation>No se ha cambiado nada. Compruebe el día.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose a backup that this program made.</source>
        <translation>No se ha cambiado nada. Elija una copia de seguridad hecha por este programa.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose an earlier backup, and keep this one as it is.</source>
        <translation>No se ha cambiado nada. Elija una copia de seguridad anterior y conserve esta como está.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose one of them.</source>
        <translation>No se ha cambiado nada. Elija uno de ellos.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose one of those that are listed.</source>
        <translation>No se ha cambiado nada. Elija una de las que se enumeran.</translation>
    </message>
    <message>
        <source>Nothing was changed. Correct it with all its answers.</source>
        <translation>No se ha cambiado nada. Corríjala con todas sus respuestas.</translation>
    </message>
    <message>
        <source>Nothing was changed. Entries of earlier versions of the program hold names as part of the entry.</source>
        <translation>No se ha cambiado nada. Las entradas de versiones anteriores del programa contienen los nombres como parte de la entrada.</translation>
    </message>
    <message>
        <source>Nothing was changed. Import it again, or name another bundle to activate.</source>
        <translation>No se ha cambiado nada. Impórtelo de nuevo, o indique otro paquete para activar.</translation>
    </message>
    <message>
        <source>Nothing was changed. Keep the folder as it is, and ask IT to look into it.</source>
        <translation>No se ha cambiado nada. Conserve la carpeta como está y pida al servicio de informática que lo investigue.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at it anew; a new one can be proposed.</source>
        <translation>No se ha cambiado nada. Vuelva a examinarla; puede proponerse una nueva.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the newer one.</source>
        <translation>No se ha cambiado nada. Examine la más reciente.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the record as it is now, then enter it again.</source>
        <translation>No se ha cambiado nada. Consulte la historia como está ahora y después introdúzcalo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Make a backup, keep it apart, and begin again.</source>
        <translation>No se ha cambiado nada. Haga una copia de seguridad, guárdela aparte y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Name that day or an earlier one.</source>
        <translation>No se ha cambiado nada. Indique ese día o uno anterior.</translation>
    </message>
    <message>
        <source>Nothing was changed. Name the bundle to activate.</source>
        <translation>No se ha cambiado nada. Indique el paquete que debe activarse.</translation>
    </message>
    <message>
        <source>Nothing was changed. Name the folder of the store that is to be replaced.</source>
        <translation>No se ha cambiado nada. Indique la carpeta del almacén que debe sustituirse.</translation>
    </message>
    <message>
        <source>Nothing was changed. Propose a new one for what is in use.</source>
        <translation>No se ha cambiado nada. Proponga una nueva para lo que está en uso.</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in with an account to change anything.</source>
        <translation>No se ha cambiado nada. Inicie sesión con una cuenta para cambiar algo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Signed decisions and keys are kept for ever.</source>
        <translation>No se ha cambiado nada. Las decisiones firmadas y las claves se conservan para siempre.</translation>
    </message>
    <message>
        <source>Nothing was changed. Type your own passphrase again.</source>
        <translation>No se ha cambiado nada. Escriba de nuevo su propia frase de contraseña.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait, then type your own passphrase again.</source>
        <translation>No se ha cambiado nada. Espere y vuelva a escribir su propia frase de contraseña.</translation>
    </message>
    <message>
        <source>Nothing was changed. What was recorded stays, and so do its patients.</source>
        <translation>No se ha cambiado nada. Lo que se anotó se queda, y también sus pacientes.</translation>
    </message>
    <message>
        <source>Nothing was changed; an imported bundle is never written over.</source>
        <translation>No se ha cambiado nada; un paquete importado nunca se sobrescribe.</translation>
    </message>
    <message>
        <source>Nothing was changed; no bundle signed with it is accepted.</source>
        <translation>No se ha cambiado nada; no se acepta ningún paquete firmado con ella.</translation>
    </message>
    <message>
        <source>Nothing was compared for this patient, so there is no notice.</source>
        <translation>No se ha comparado nada para este paciente, por lo que no hay aviso.</translation>
    </message>
    <message>
        <source>Nothing was imported. Ask IT to install the program again.</source>
        <translation>No se ha importado nada. Pida al servicio de informática que instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>Nothing was imported. Ask IT to let the program start itself, and try again.</source>
        <translation>No se ha importado nada. Pida al servicio de informática que permita que el programa se inicie a sí mismo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing was imported. Remove the patients that were imported before.</source>
        <translation>No se ha importado nada. Retire los pacientes que ya se habían importado.</translation>
    </message>
    <message>
        <source>Nothing was imported: the attestation is missing.</source>
        <translation>No se ha importado nada: falta la declaración.</translation>
    </message>
    <message>
        <source>Nothing was measured or proposed. Ask IT to install the program again.</source>
        <translation>No se ha medido ni propuesto nada. Pida al servicio de informática que vuelva a instalar el programa.</translation>
    </message>
    <message>
        <source>Nothing was opened. Ask IT to install the program again.</source>
        <translation>No se ha abierto nada. Pida al servicio de informática que instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>Nothing was opened. Choose one of them.</source>
        <translation>No se ha abierto nada. Elija uno de ellos.</translation>
    </message>
    <message>
        <source>Nothing was opened. Enter your name; it becomes part of the log.</source>
        <translation>No se ha abierto nada. Introduzca su nombre; pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Nothing was proposed. Record more outcomes and try again later.</source>
        <translation>No se ha propuesto nada. Registre más resultados y vuelva a intentarlo más adelante.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Check it and enter it again.</source>
        <translation>No se ha registrado nada. Compruébelo e introdúzcalo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Check the answers, or leave the total out.</source>
        <translation>No se ha registrado nada. Compruebe las respuestas, u omita el total.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose each one once.</source>
        <translation>No se ha registrado nada. Elija cada una una sola vez.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose from the list.</source>
        <translation>No se ha registrado nada. Elija de la lista.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose one of the reasons that are offered.</source>
        <translation>No se ha registrado nada. Elija uno de los motivos que se ofrecen.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose one of the scales that are offered.</source>
        <translation>No se ha registrado nada. Elija una de las escalas que se ofrecen.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Choose one of the ways that are offered.</source>
        <translation>No se ha registrado nada. Elija una de las formas que se ofrecen.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Compare treatments first.</source>
        <translation>No se ha registrado nada. Compare primero los tratamientos.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Day 0 is the day the treatment is being chosen.</source>
        <translation>No se ha registrado nada. El día 0 es el día en que se elige el tratamiento.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Enter a day between {first} and {last}.</source>
        <translation>No se ha registrado nada. Introduzca un día entre {first} y {last}.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Leave that item out, or check the answer before it.</source>
        <translation>No se ha registrado nada. Omita ese ítem, o compruebe la respuesta anterior a él.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Look at the signed decision.</source>
        <translation>No se ha registrado nada. Consulte la decisión firmada.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Open the follow-up again and check what it is about.</source>
        <translation>No se ha registrado nada. Abra de nuevo el seguimiento y compruebe de qué trata.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Open the patient again to see what the record says now.</source>
        <translation>No se ha registrado nada. Abra de nuevo al paciente para ver qué dice ahora la historia.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Set the weight again.</source>
        <translation>No se ha registrado nada. Fije de nuevo el peso.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Still to answer: {items}.</source>
        <translation>No se ha registrado nada. Queda por responder: {items}.</translation>
    </message>
    <message>
        <source>Nothing was removed. Name a number from 1 on.</source>
        <translation>No se ha eliminado nada. Indique un número a partir de 1.</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose one of the problems that are offered.</source>
        <translation>No se ha guardado nada. Elija uno de los problemas que se ofrecen.</translation>
    </message>
    <message>
        <source>Nothing was scored. Choose one of them.</source>
        <translation>No se ha calculado nada. Elija una de ellas.</translation>
    </message>
    <message>
        <source>Nothing was scored. Wait, or ask your IT for a higher limit.</source>
        <translation>No se ha calculado nada. Espere, o pida a su servicio de informática un límite más alto.</translation>
    </message>
    <message>
        <source>Nothing was signed. A second person has to sign for what the first one did.</source>
        <translation>No se ha firmado nada. Una segunda persona tiene que firmar lo que hizo la primera.</translation>
    </message>
    <message>
        <source>Nothing was signed: the signature does not fit the {what}.</source>
        <translation>No se ha firmado nada: la firma no concuerda con lo firmado ({what}).</translation>
    </message>
    <message>
        <source>Nothing was written. Compare in the window, which shows groups and words.</source>
        <translation>No se ha escrito nada. Compare en la ventana, que muestra grupos y palabras.</translation>
    </message>
    <message>
        <source>One of the concerns is not in the list.</source>
        <translation>Una de las preocupaciones no está en la lista.</translation>
    </message>
    <message>
        <source>One of the two was restored or altered since. Ask IT to look into it.</source>
        <translation>Uno de los dos se ha restaurado o alterado desde entonces. Pida al servicio de informática que lo investigue.</translation>
    </message>
    <message>
        <source>Only a signed decision can be amended.</source>
        <translation>Solo puede enmendarse una decisión firmada.</translation>
    </message>
    <message>
        <source>Only an administrator, of the backup and of the store that is there, may restore.</source>
        <translation>Solo puede restaurar un administrador, tanto de la copia de seguridad como del almacén que hay.</translation>
    </message>
    <message>
        <source>Open the patient again and compare anew.</source>
        <translation>Abra de nuevo al paciente y vuelva a comparar.</translation>
    </message>
    <message>
        <source>Open the patient again to start a new assessment.</source>
        <translation>Abra de nuevo al paciente para iniciar una nueva valoración.</translation>
    </message>
    <message>
        <source>Open the patient again. If it happens twice, tell whoever looks after the program.</source>
        <translation>Abra de nuevo al paciente. Si ocurre dos veces, avise a quien se ocupa del programa.</translation>
    </message>
    <message>
        <source>Open the patient from the worklist.</source>
        <translation>Abra al paciente desde la lista de trabajo.</translation>
    </message>
    <message>
        <source>Open the patient to see how far it has come.</source>
        <translation>Abra al paciente para ver hasta dónde ha llegado.</translation>
    </message>
    <message>
        <source>Other people than an administrator can change the policy file {path}.</source>
        <translation>Otras personas además de un administrador pueden cambiar el archivo de la directiva {path}.</translation>
    </message>
    <message>
        <source>Other users of this machine can read the folder {path}.</source>
        <translation>Otros usuarios de este equipo pueden leer la carpeta {path}.</translation>
    </message>
    <message>
        <source>Put the released catalogue back, or have this field corrected; until then nothing is compared.</source>
        <translation>Restituya el catálogo publicado, o haga corregir este campo; hasta entonces no se compara nada.</translation>
    </message>
    <message>
        <source>Record your own view, then compare.</source>
        <translation>Registre su criterio propio y después compare.</translation>
    </message>
    <message>
        <source>Replay works on assessments whose estimates were shown in the window.</source>
        <translation>La reproducción funciona con valoraciones cuyas estimaciones se mostraron en la ventana.</translation>
    </message>
    <message>
        <source>Say once what each column means, on the Import page or with propose-mapping.</source>
        <translation>Indique una vez qué significa cada columna, en la página de importación o con propose-mapping.</translation>
    </message>
    <message>
        <source>Scoring all stored patients needs one of these purposes: {purposes}.</source>
        <translation>Calcular las estimaciones de todos los pacientes almacenados necesita una de estas finalidades: {purposes}.</translation>
    </message>
    <message>
        <source>Several words with spaces are easy to remember; any characters may be used.</source>
        <translation>Varias palabras con espacios son fáciles de recordar; puede usarse cualquier carácter.</translation>
    </message>
    <message>
        <source>Sheet {number} was not typed as it is printed.</source>
        <translation>La hoja {number} no se ha escrito como está impresa.</translation>
    </message>
    <message>
        <source>Sign in to it, or choose an empty folder for a new one.</source>
        <translation>Inicie sesión en él, o elija una carpeta vacía para uno nuevo.</translation>
    </message>
    <message>
        <source>Sign nothing; keep the store as it is and call whoever looks after it.</source>
        <translation>No firme nada; conserve el almacén como está y llame a quien se ocupa de él.</translation>
    </message>
    <message>
        <source>Sign with another choice and give the reason.</source>
        <translation>Firme con otra elección e indique el motivo.</translation>
    </message>
    <message>
        <source>Somebody changed them from outside. Keep the folder and ask IT to look into it.</source>
        <translation>Alguien las cambió desde fuera. Conserve la carpeta y pida al servicio de informática que lo investigue.</translation>
    </message>
    <message>
        <source>Somebody put another file there. Ask IT to bring back the store from a backup.</source>
        <translation>Alguien puso ahí otro archivo. Pida al servicio de informática que recupere el almacén de una copia de seguridad.</translation>
    </message>
    <message>
        <source>Something in the program itself went wrong.</source>
        <translation>Algo ha fallado en el propio programa.</translation>
    </message>
    <message>
        <source>Something in the program itself went wrong. Tell your IT this reference: {reference}.</source>
        <translation>Algo ha fallado en el propio programa. Comunique a su servicio de informática esta referencia: {reference}.</translation>
    </message>
    <message>
        <source>Something was recorded or decided about a patient of this import, so it cannot be taken back.</source>
        <translation>Se anotó o se decidió algo sobre un paciente de esta importación, por lo que no se puede deshacer.</translation>
    </message>
    <message>
        <source>Start a new assessment; this one was not signed.</source>
        <translation>Inicie una nueva valoración; esta no se ha firmado.</translation>
    </message>
    <message>
        <source>State with --attest, or in the window, that you know of nothing else here that identifies a person.</source>
        <translation>Declare con --attest, o en la ventana, que no sabe de nada más aquí que identifique a una persona.</translation>
    </message>
    <message>
        <source>Take four or more words that do not belong together.</source>
        <translation>Use cuatro o más palabras que no guarden relación entre sí.</translation>
    </message>
    <message>
        <source>Take one away first.</source>
        <translation>Quite primero una.</translation>
    </message>
    <message>
        <source>Tell your IT this reference: {reference}. It stands in the technical log.</source>
        <translation>Comunique a su servicio de informática esta referencia: {reference}. Figura en el registro técnico.</translation>
    </message>
    <message>
        <source>The assessment was made with bundle {bundle}, which is not here in that version.</source>
        <translation>La valoración se hizo con el paquete {bundle}, que no está aquí en esa versión.</translation>
    </message>
    <message>
        <source>The backup and the store are the same folder.</source>
        <translation>La copia de seguridad y el almacén son la misma carpeta.</translation>
    </message>
    <message>
        <source>The backup is of another store than the one that is open.</source>
        <translation>La copia de seguridad es de un almacén distinto del que está abierto.</translation>
    </message>
    <message>
        <source>The backup lacks {count} of its model bundles.</source>
        <translation>A la copia de seguridad le faltan {count} de sus paquetes de modelos.</translation>
    </message>
    <message>
        <source>The backup was made before the key was changed.</source>
        <translation>La copia de seguridad se hizo antes de que se cambiara la clave.</translation>
    </message>
    <message>
        <source>The change of the key was stopped.</source>
        <translation>El cambio de la clave se ha detenido.</translation>
    </message>
    <message>
        <source>The check of the store found that something does not hold: {what}.</source>
        <translation>La comprobación del almacén ha encontrado que algo no se cumple: {what}.</translation>
    </message>
    <message>
        <source>The clinical catalogue cannot be read: {file} is missing or locked.</source>
        <translation>No puede leerse el catálogo clínico: {file} falta o está bloqueado.</translation>
    </message>
    <message>
        <source>The clinical catalogue is not valid: {file}, entry {entry}, field {field}.</source>
        <translation>El catálogo clínico no es válido: {file}, entrada {entry}, campo {field}.</translation>
    </message>
    <message>
        <source>The column that should hold the pseudonyms is flagged as an identifier.</source>
        <translation>La columna que debería contener los seudónimos está marcada como identificador.</translation>
    </message>
    <message>
        <source>The columns of this file are not those of the data dictionary.</source>
        <translation>Las columnas de este archivo no son las del diccionario de datos.</translation>
    </message>
    <message>
        <source>The comment seems to hold {kinds}; nothing was signed.</source>
        <translation>El comentario parece contener {kinds}; no se ha firmado nada.</translation>
    </message>
    <message>
        <source>The comparison says why it was left out.</source>
        <translation>La comparación indica por qué se ha dejado fuera.</translation>
    </message>
    <message>
        <source>The comparison was stopped; no estimate was shown and none was kept.</source>
        <translation>La comparación se ha detenido; no se ha mostrado ni conservado ninguna estimación.</translation>
    </message>
    <message>
        <source>The copy did not open with the same content, so it was removed.</source>
        <translation>La copia no se abrió con el mismo contenido, por lo que se ha eliminado.</translation>
    </message>
    <message>
        <source>The copy under the new key did not hold the same content, so it was removed.</source>
        <translation>La copia con la nueva clave no contenía lo mismo, por lo que se ha eliminado.</translation>
    </message>
    <message>
        <source>The day is more than {most} days away from day 0.</source>
        <translation>El día está a más de {most} días del día 0.</translation>
    </message>
    <message>
        <source>The day lies before the treatment began, or more than ten years after it.</source>
        <translation>El día es anterior al inicio del tratamiento, o más de diez años posterior a él.</translation>
    </message>
    <message>
        <source>The decision cannot be signed yet: {left} is missing.</source>
        <translation>Aún no puede firmarse la decisión: falta {left}.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing of this step was kept.</source>
        <translation>El disco está lleno. No se ha conservado nada de este paso.</translation>
    </message>
    <message>
        <source>The disk refused to read or write. Nothing of this step was kept.</source>
        <translation>El disco no ha permitido leer o escribir. No se ha conservado nada de este paso.</translation>
    </message>
    <message>
        <source>The estimates tell the outcome apart without a fault, so no line can be fitted.</source>
        <translation>Las estimaciones distinguen el resultado sin ningún fallo, por lo que no puede ajustarse ninguna recta.</translation>
    </message>
    <message>
        <source>The explanation does not add up to the estimate, so neither is shown.</source>
        <translation>La explicación no suma la estimación, por lo que no se muestra ninguna de las dos.</translation>
    </message>
    <message>
        <source>The file does not hold one Ed25519 public key.</source>
        <translation>El archivo no contiene una clave pública Ed25519.</translation>
    </message>
    <message>
        <source>The file holds a private key, which was not used.</source>
        <translation>El archivo contiene una clave privada, que no se ha usado.</translation>
    </message>
    <message>
        <source>The file {path} is damaged; without it no passphrase can open the store.</source>
        <translation>El archivo {path} está dañado; sin él ninguna frase de contraseña puede abrir el almacén.</translation>
    </message>
    <message>
        <source>The file {path} is missing; without it no passphrase can open the store.</source>
        <translation>Falta el archivo {path}; sin él ninguna frase de contraseña puede abrir el almacén.</translation>
    </message>
    <message>
        <source>The file {path} is not encrypted, so it is not opened.</source>
        <translation>El archivo {path} no está cifrado, por lo que no se abre.</translation>
    </message>
    <message>
        <source>The files are not in the format that was named; nothing was imported.</source>
        <translation>Los archivos no están en el formato indicado; no se ha importado nada.</translation>
    </message>
    <message>
        <source>The files have changed since they were checked; nothing was imported.</source>
        <translation>Los archivos han cambiado desde que se comprobaron; no se ha importado nada.</translation>
    </message>
    <message>
        <source>The folder {path} holds a step that was not finished, so it is no finished backup.</source>
        <translation>La carpeta {path} contiene un paso que no se terminó, por lo que no es una copia de seguridad terminada.</translation>
    </message>
    <message>
        <source>The folder {path} lies on another machine ({kind}), so no store is opened there.</source>
        <translation>La carpeta {path} está en otro equipo ({kind}), por lo que no se abre ningún almacén en ella.</translation>
    </message>
    <message>
        <source>The import was stopped; the store is as it was before.</source>
        <translation>La importación se ha detenido; el almacén está como antes.</translation>
    </message>
    <message>
        <source>The index day is not a day up to today.</source>
        <translation>El día índice no es un día hasta hoy inclusive.</translation>
    </message>
    <message>
        <source>The input {input} is outside what its column allows, so nothing was estimated.</source>
        <translation>El dato de entrada {input} está fuera de lo que permite su columna, por lo que no se ha estimado nada.</translation>
    </message>
    <message>
        <source>The key was not changed. Ask them to sign in, or leave them behind on purpose.</source>
        <translation>No se ha cambiado la clave. Pídales que inicien sesión, o déjelas atrás a propósito.</translation>
    </message>
    <message>
        <source>The list of trusted keys cannot be read, so no model bundle can be checked.</source>
        <translation>No puede leerse la lista de claves de confianza, por lo que no puede comprobarse ningún paquete de modelos.</translation>
    </message>
    <message>
        <source>The list of trusted keys is damaged, so no model bundle can be checked.</source>
        <translation>La lista de claves de confianza está dañada, por lo que no puede comprobarse ningún paquete de modelos.</translation>
    </message>
    <message>
        <source>The log in the backup does not hold from its first entry to its last.</source>
        <translation>El registro de la copia de seguridad no es íntegro desde su primer asiento hasta el último.</translation>
    </message>
    <message>
        <source>The log in the backup is not the beginning of the log of the open store.</source>
        <translation>El registro de la copia de seguridad no es el principio del registro del almacén abierto.</translation>
    </message>
    <message>
        <source>The log keeps comments for good: write it without what tells who somebody is.</source>
        <translation>El registro conserva los comentarios para siempre: escríbalo sin nada que diga quién es alguien.</translation>
    </message>
    <message>
        <source>The log's chain breaks at entry {index}, so no signed export was made of it.</source>
        <translation>La cadena del registro se rompe en el asiento {index}, por lo que no se ha hecho ninguna exportación firmada de él.</translation>
    </message>
    <message>
        <source>The log's chain breaks at entry {index}.</source>
        <translation>La cadena del registro se rompe en el asiento {index}.</translation>
    </message>
    <message>
        <source>The manual is written as PDF, and {path} has another ending.</source>
        <translation>El manual se escribe como PDF, y {path} tiene otra terminación.</translation>
    </message>
    <message>
        <source>The mapping profile cannot be used: {where} is not what the data dictionary knows.</source>
        <translation>No puede usarse el perfil de correspondencias: {where} no es lo que conoce el diccionario de datos.</translation>
    </message>
    <message>
        <source>The model bundle brought down the separate process that computed its reference cases.</source>
        <translation>El paquete de modelos ha hecho caer el proceso separado que calculaba sus casos de referencia.</translation>
    </message>
    <message>
        <source>The model bundle did not answer its reference cases within {seconds} seconds, so it was stopped.</source>
        <translation>El paquete de modelos no ha respondido a sus casos de referencia en {seconds} segundos, por lo que se ha detenido.</translation>
    </message>
    <message>
        <source>The model bundle does not give the answers to its own reference cases here.</source>
        <translation>El paquete de modelos no da aquí las respuestas a sus propios casos de referencia.</translation>
    </message>
    <message>
        <source>The model bundle does not hold all its models for {outcome}.</source>
        <translation>El paquete de modelos no contiene todos sus modelos para {outcome}.</translation>
    </message>
    <message>
        <source>The model bundle estimates {drug}, for which the catalogue has no safety rules; nothing is shown.</source>
        <translation>El paquete de modelos hace estimaciones para {drug}, para el que el catálogo no tiene reglas de seguridad; no se muestra nada.</translation>
    </message>
    <message>
        <source>The model bundle expired on {day}.</source>
        <translation>El paquete de modelos caducó el {day}.</translation>
    </message>
    <message>
        <source>The model bundle has version {version}; this machine uses none older than {least}.</source>
        <translation>El paquete de modelos tiene la versión {version}; este equipo no usa ninguna anterior a {least}.</translation>
    </message>
    <message>
        <source>The model bundle holds no estimates for {drug}.</source>
        <translation>El paquete de modelos no contiene estimaciones para {drug}.</translation>
    </message>
    <message>
        <source>The model bundle holds {file}, a kind of file that is never read here.</source>
        <translation>El paquete de modelos contiene {file}, un tipo de archivo que aquí nunca se lee.</translation>
    </message>
    <message>
        <source>The model bundle in use holds no follow-up model, so nothing was estimated.</source>
        <translation>El paquete de modelos en uso no contiene ningún modelo de seguimiento, por lo que no se ha estimado nada.</translation>
    </message>
    <message>
        <source>The model bundle in use, {name}, is not there any more; no estimate is made.</source>
        <translation>El paquete de modelos en uso, {name}, ya no está; no se hace ninguna estimación.</translation>
    </message>
    <message>
        <source>The model bundle is signed with a key that this program does not trust.</source>
        <translation>El paquete de modelos está firmado con una clave en la que este programa no confía.</translation>
    </message>
    <message>
        <source>The model bundle is signed with key {key}, which has been revoked.</source>
        <translation>El paquete de modelos está firmado con la clave {key}, que ha sido revocada.</translation>
    </message>
    <message>
        <source>The model bundle lacks its file {file}.</source>
        <translation>Al paquete de modelos le falta su archivo {file}.</translation>
    </message>
    <message>
        <source>The model bundle that was in use before, {name}, is not here in that version.</source>
        <translation>El paquete de modelos que estaba en uso antes, {name}, no está aquí en esa versión.</translation>
    </message>
    <message>
        <source>The model bundle was made for other inputs than this program's, first {input}.</source>
        <translation>El paquete de modelos se hizo para datos de entrada distintos de los de este programa, el primero {input}.</translation>
    </message>
    <message>
        <source>The model bundle {name} is in use already.</source>
        <translation>El paquete de modelos {name} ya está en uso.</translation>
    </message>
    <message>
        <source>The model bundle {name} is not the version that was activated.</source>
        <translation>El paquete de modelos {name} no es la versión que se activó.</translation>
    </message>
    <message>
        <source>The model bundle {name} is suspended on this machine.</source>
        <translation>El paquete de modelos {name} está suspendido en este equipo.</translation>
    </message>
    <message>
        <source>The model bundle's file {file} is not what was signed.</source>
        <translation>El archivo {file} del paquete de modelos no es el que se firmó.</translation>
    </message>
    <message>
        <source>The model bundle's folder holds {file}, which does not belong to it.</source>
        <translation>La carpeta del paquete de modelos contiene {file}, que no forma parte de él.</translation>
    </message>
    <message>
        <source>The model bundle's signature is missing or does not hold.</source>
        <translation>La firma del paquete de modelos falta o no es válida.</translation>
    </message>
    <message>
        <source>The model bundle's table {file} is not in the form this program reads.</source>
        <translation>La tabla {file} del paquete de modelos no tiene la forma que lee este programa.</translation>
    </message>
    <message>
        <source>The model in {file} is of a kind that this program does not use.</source>
        <translation>El modelo de {file} es de un tipo que este programa no usa.</translation>
    </message>
    <message>
        <source>The name {path} does not say what to write, or it cannot be written here.</source>
        <translation>El nombre {path} no indica qué escribir, o no se puede escribir aquí.</translation>
    </message>
    <message>
        <source>The new key counts from now on, but the store could not be opened with it yet.</source>
        <translation>La nueva clave rige desde ahora, pero aún no se ha podido abrir el almacén con ella.</translation>
    </message>
    <message>
        <source>The old key still opens the store, and nothing is lost.</source>
        <translation>La clave antigua sigue abriendo el almacén y no se ha perdido nada.</translation>
    </message>
    <message>
        <source>The old key still opens the store. Ask IT to check the disk, then try again.</source>
        <translation>La clave antigua sigue abriendo el almacén. Pida al servicio de informática que compruebe el disco y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The own view cannot be changed after it was recorded.</source>
        <translation>El criterio propio no puede cambiarse después de haberse registrado.</translation>
    </message>
    <message>
        <source>The own view needs a confidence from 1 to 5.</source>
        <translation>El criterio propio necesita un grado de certeza de 1 a 5.</translation>
    </message>
    <message>
        <source>The own view needs its main reason.</source>
        <translation>El criterio propio necesita su motivo principal.</translation>
    </message>
    <message>
        <source>The own view needs one to {most} different options from the list.</source>
        <translation>El criterio propio necesita entre una y {most} opciones distintas de la lista.</translation>
    </message>
    <message>
        <source>The passphrase file cannot be read.</source>
        <translation>No puede leerse el archivo de la frase de contraseña.</translation>
    </message>
    <message>
        <source>The passphrase is easy to guess: it is among the words that everybody tries.</source>
        <translation>La frase de contraseña es fácil de adivinar: está entre las palabras que todo el mundo prueba.</translation>
    </message>
    <message>
        <source>The passphrase is easy to guess: it is keys or letters in a row.</source>
        <translation>La frase de contraseña es fácil de adivinar: son teclas o letras seguidas.</translation>
    </message>
    <message>
        <source>The passphrase is easy to guess: it is your name, or words of this program.</source>
        <translation>La frase de contraseña es fácil de adivinar: es su nombre, o palabras de este programa.</translation>
    </message>
    <message>
        <source>The passphrase is easy to guess: it repeats itself.</source>
        <translation>La frase de contraseña es fácil de adivinar: se repite.</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>La frase de contraseña no es correcta.</translation>
    </message>
    <message>
        <source>The passphrase is too short: it needs at least {least} characters.</source>
        <translation>La frase de contraseña es demasiado corta: necesita al menos {least} caracteres.</translation>
    </message>
    <message>
        <source>The passphrase protection asked for is weaker or costlier than this program allows.</source>
        <translation>La protección de la frase de contraseña solicitada es más débil o más costosa de lo que permite este programa.</translation>
    </message>
    <message>
        <source>The passphrase was wrong several times; the next try is possible in {seconds} s.</source>
        <translation>La frase de contraseña fue incorrecta varias veces; el próximo intento es posible en {seconds} s.</translation>
    </message>
    <message>
        <source>The person has exactly these roles already.</source>
        <translation>La persona ya tiene exactamente estos roles.</translation>
    </message>
    <message>
        <source>The policy file {path} cannot be read, so the program does not start.</source>
        <translation>No puede leerse el archivo de directivas {path}, por lo que el programa no se inicia.</translation>
    </message>
    <message>
        <source>The policy file {path} is not valid at: {key}. {why} The program does not start on it.</source>
        <translation>El archivo de la directiva {path} no es válido en: {key}. {why} El programa no se inicia con él.</translation>
    </message>
    <message>
        <source>The policy of this machine lets no number about a patient out.</source>
        <translation>La directiva de este equipo no deja salir ningún número sobre un paciente.</translation>
    </message>
    <message>
        <source>The program is locked, so this was not done.</source>
        <translation>El programa está bloqueado, por lo que esto no se ha hecho.</translation>
    </message>
    <message>
        <source>The program ships a model bundle named {name} already; nothing was imported.</source>
        <translation>El programa ya incluye un paquete de modelos llamado {name}; no se ha importado nada.</translation>
    </message>
    <message>
        <source>The program trusts this key already; nothing was changed.</source>
        <translation>El programa ya confía en esta clave; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The program's file of monitoring limits is missing or not what it should be.</source>
        <translation>El archivo del programa con los límites de monitorización falta o no es lo que debería ser.</translation>
    </message>
    <message>
        <source>The reason for stopping is not one of those that this program knows.</source>
        <translation>El motivo de la interrupción no es uno de los que conoce este programa.</translation>
    </message>
    <message>
        <source>The receipts in {path} cannot be read.</source>
        <translation>No pueden leerse los resguardos de {path}.</translation>
    </message>
    <message>
        <source>The record has an answer or total of {scale} for this day already.</source>
        <translation>La historia ya tiene una respuesta o un total de {scale} para este día.</translation>
    </message>
    <message>
        <source>The record set has {count} errors, so nothing was scored.</source>
        <translation>El conjunto de registros tiene {count} errores, por lo que no se ha calculado nada.</translation>
    </message>
    <message>
        <source>The record, the comparison and the model bundle do not belong together.</source>
        <translation>La historia, la comparación y el paquete de modelos no se corresponden.</translation>
    </message>
    <message>
        <source>The record, the model or the catalogue has changed since these estimates were made.</source>
        <translation>La historia, el modelo o el catálogo han cambiado desde que se hicieron estas estimaciones.</translation>
    </message>
    <message>
        <source>The recovery key is two sheets, the emergency code is one.</source>
        <translation>La clave de recuperación son dos hojas; el código de emergencia, una.</translation>
    </message>
    <message>
        <source>The recovery key lets an administrator back in, and this is nobody of that role.</source>
        <translation>La clave de recuperación devuelve el acceso a un administrador, y aquí no se trata de nadie con ese rol.</translation>
    </message>
    <message>
        <source>The same sheet was entered twice.</source>
        <translation>Se ha introducido dos veces la misma hoja.</translation>
    </message>
    <message>
        <source>The store was opened in an emergency, for reading only.</source>
        <translation>El almacén se abrió en una emergencia, solo para lectura.</translation>
    </message>
    <message>
        <source>The store was written by a newer version of this program.</source>
        <translation>El almacén lo escribió una versión más reciente de este programa.</translation>
    </message>
    <message>
        <source>The store would not be protected as it should: {what} is missing or too old.</source>
        <translation>El almacén no quedaría protegido como es debido: {what} falta o es demasiado antiguo.</translation>
    </message>
    <message>
        <source>The store {path} is damaged, or is not the one that these passphrases belong to.</source>
        <translation>El almacén {path} está dañado, o no es aquel al que corresponden estas frases de contraseña.</translation>
    </message>
    <message>
        <source>The system did not let the program start the process that examines a bundle.</source>
        <translation>El sistema no ha permitido que el programa inicie el proceso que examina un paquete.</translation>
    </message>
    <message>
        <source>The system does not let the program read the model bundle's file {file}.</source>
        <translation>El sistema no permite que el programa lea el archivo {file} del paquete de modelos.</translation>
    </message>
    <message>
        <source>The system refused to read or write: {why}.</source>
        <translation>El sistema no ha permitido leer o escribir: {why}.</translation>
    </message>
    <message>
        <source>The tables of codes that came with the program cannot be read.</source>
        <translation>No pueden leerse las tablas de códigos que vienen con el programa.</translation>
    </message>
    <message>
        <source>The tables of the store {path} are not as this program made them.</source>
        <translation>Las tablas del almacén {path} no están como las hizo este programa.</translation>
    </message>
    <message>
        <source>The total of {scale} is not the one that its answers make.</source>
        <translation>El total de {scale} no es el que resulta de sus respuestas.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Las dos frases de contraseña no son iguales.</translation>
    </message>
    <message>
        <source>The two sheets are halves of different keys.</source>
        <translation>Las dos hojas son mitades de claves distintas.</translation>
    </message>
    <message>
        <source>The user is disabled, but the entry in {path} could not be removed yet.</source>
        <translation>El usuario está desactivado, pero la entrada de {path} aún no ha podido eliminarse.</translation>
    </message>
    <message>
        <source>There already is a file {path}; it was left as it is and nothing was exported.</source>
        <translation>Ya hay un archivo {path}; se ha dejado como estaba y no se ha exportado nada.</translation>
    </message>
    <message>
        <source>There already is a store in {path}; it was left as it is.</source>
        <translation>Ya hay un almacén en {path}; se ha dejado como estaba.</translation>
    </message>
    <message>
        <source>There are two model bundles named {name}: one shipped, one imported.</source>
        <translation>Hay dos paquetes de modelos llamados {name}: uno incluido con el programa, otro importado.</translation>
    </message>
    <message>
        <source>There is a newer proposal for the model bundle in use.</source>
        <translation>Hay una propuesta más reciente para el paquete de modelos en uso.</translation>
    </message>
    <message>
        <source>There is no backup in {path}.</source>
        <translation>No hay ninguna copia de seguridad en {path}.</translation>
    </message>
    <message>
        <source>There is no estimate for {drug}, so there is nothing to explain.</source>
        <translation>No hay ninguna estimación para {drug}, por lo que no hay nada que explicar.</translation>
    </message>
    <message>
        <source>There is no file or folder at this place.</source>
        <translation>No hay ningún archivo ni carpeta en este lugar.</translation>
    </message>
    <message>
        <source>There is no model bundle named {name}.</source>
        <translation>No hay ningún paquete de modelos llamado {name}.</translation>
    </message>
    <message>
        <source>There is no patient with this pseudonym in the store.</source>
        <translation>No hay ningún paciente con este seudónimo en el almacén.</translation>
    </message>
    <message>
        <source>There is no store in {path}.</source>
        <translation>No hay ningún almacén en {path}.</translation>
    </message>
    <message>
        <source>There is no such assessment in this store.</source>
        <translation>No existe tal valoración en este almacén.</translation>
    </message>
    <message>
        <source>There is no such import in this store.</source>
        <translation>No hay ninguna importación así en este almacén.</translation>
    </message>
    <message>
        <source>There is no such recalibration in this store.</source>
        <translation>No existe esa recalibración en este almacén.</translation>
    </message>
    <message>
        <source>There is no user with this name.</source>
        <translation>No hay ningún usuario con este nombre.</translation>
    </message>
    <message>
        <source>There is nobody to calculate this from.</source>
        <translation>No hay nadie con quien calcular esto.</translation>
    </message>
    <message>
        <source>There is nothing at {path}.</source>
        <translation>No hay nada en {path}.</translation>
    </message>
    <message>
        <source>There is nothing to dispose of before {day}.</source>
        <translation>No hay nada que eliminar antes del {day}.</translation>
    </message>
    <message>
        <source>There is something at {path} already; it was left as it is.</source>
        <translation>Ya hay algo en {path}; se ha dejado como estaba.</translation>
    </message>
    <message>
        <source>There is, or was, a user with this name; names are never given twice.</source>
        <translation>Hay, o hubo, un usuario con este nombre; los nombres nunca se dan dos veces.</translation>
    </message>
    <message>
        <source>These people have to sign in once before a new key can be given to them: {names}.</source>
        <translation>Estas personas tienen que iniciar sesión una vez antes de que pueda dárseles una nueva clave: {names}.</translation>
    </message>
    <message>
        <source>This account is not closed, so what the log says of its person stays.</source>
        <translation>Esta cuenta no está cerrada, así que lo que el registro de actividad dice de su persona se queda.</translation>
    </message>
    <message>
        <source>This assessment cannot go from {state} to {to}.</source>
        <translation>Esta valoración no puede pasar de {state} a {to}.</translation>
    </message>
    <message>
        <source>This assessment is signed and cannot be changed.</source>
        <translation>Esta valoración está firmada y no puede cambiarse.</translation>
    </message>
    <message>
        <source>This assessment was begun by another clinician.</source>
        <translation>Esta valoración la inició otro clínico.</translation>
    </message>
    <message>
        <source>This assessment was not signed, so there is no decision to be read.</source>
        <translation>Esta valoración no se firmó, por lo que no hay ninguna decisión que leer.</translation>
    </message>
    <message>
        <source>This folder holds XML files, which are not read.</source>
        <translation>Esta carpeta contiene archivos XML, que no se leen.</translation>
    </message>
    <message>
        <source>This folder is in no format that is known here.</source>
        <translation>Esta carpeta no está en ningún formato conocido aquí.</translation>
    </message>
    <message>
        <source>This format holds days, not dates, so an index day has no meaning here.</source>
        <translation>Este formato contiene días, no fechas, por lo que un día índice no tiene sentido aquí.</translation>
    </message>
    <message>
        <source>This input cannot be changed in a what-if.</source>
        <translation>Este dato de entrada no puede cambiarse en un supuesto.</translation>
    </message>
    <message>
        <source>This is not a REDCap data dictionary.</source>
        <translation>Esto no es un diccionario de datos de REDCap.</translation>
    </message>
    <message>
        <source>This is the last administrator, so the account stays.</source>
        <translation>Este es el último administrador, por lo que la cuenta se mantiene.</translation>
    </message>
    <message>
        <source>This key is, or was, on the site's list already.</source>
        <translation>Esta clave está, o estuvo, ya en la lista del centro.</translation>
    </message>
    <message>
        <source>This key was revoked before.</source>
        <translation>Esta clave ya se había revocado.</translation>
    </message>
    <message>
        <source>This name and passphrase do not open the store.</source>
        <translation>Este nombre y esta frase de contraseña no abren el almacén.</translation>
    </message>
    <message>
        <source>This problem cannot be reported: its estimate or its kind is not known.</source>
        <translation>Este problema no puede notificarse: no se conoce su estimación o su tipo.</translation>
    </message>
    <message>
        <source>This reason for disposing of entries is not known; nothing was changed.</source>
        <translation>Este motivo para eliminar asientos no se conoce; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This recalibration was decided before: it is approved or withdrawn already.</source>
        <translation>Esta recalibración ya se decidió: está aprobada o retirada.</translation>
    </message>
    <message>
        <source>This recalibration was made for a model bundle or catalogue that is not in use.</source>
        <translation>Esta recalibración se hizo para un paquete de modelos o un catálogo que no está en uso.</translation>
    </message>
    <message>
        <source>This sheet is not of the kind that is asked for.</source>
        <translation>Esta hoja no es del tipo que se pide.</translation>
    </message>
    <message>
        <source>This store is the newest one, so there is nothing to accept.</source>
        <translation>Este almacén es el más reciente, así que no hay nada que aceptar.</translation>
    </message>
    <message>
        <source>This store, or a part of it, is not the newest one that was in use here.</source>
        <translation>Este almacén, o una parte de él, no es el más reciente que estuvo en uso aquí.</translation>
    </message>
    <message>
        <source>This user is disabled already.</source>
        <translation>Este usuario ya está desactivado.</translation>
    </message>
    <message>
        <source>This user name cannot be used.</source>
        <translation>Este nombre de usuario no puede usarse.</translation>
    </message>
    <message>
        <source>Too many sign-ins under this name failed; the next is possible in {seconds} s.</source>
        <translation>Han fallado demasiados inicios de sesión con este nombre; el siguiente será posible en {seconds} s.</translation>
    </message>
    <message>
        <source>Try again, on another disk if it happens twice.</source>
        <translation>Vuelva a intentarlo; si ocurre dos veces, en otro disco.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, tell your IT.</source>
        <translation>Vuelva a intentarlo; si ocurre de nuevo, avise a su servicio de informática.</translation>
    </message>
    <message>
        <source>Type it at the prompt, or name a file with --passphrase-file.</source>
        <translation>Escríbala cuando se le pida, o indique un archivo con --passphrase-file.</translation>
    </message>
    <message>
        <source>Type them again.</source>
        <translation>Escríbalas de nuevo.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Desbloquéelo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Use .html, .pdf or .csv.</source>
        <translation>Use .html, .pdf o .csv.</translation>
    </message>
    <message>
        <source>Use 1 to {most} letters, digits, dots, hyphens, underscores or @, without spaces.</source>
        <translation>Use de 1 a {most} letras, cifras, puntos, guiones, guiones bajos o @, sin espacios.</translation>
    </message>
    <message>
        <source>Use a bundle from a trusted source, or ask IT whether its key belongs on the list of trusted keys.</source>
        <translation>Use un paquete de una fuente de confianza, o pregunte al servicio de informática si su clave debe estar en la lista de claves de confianza.</translation>
    </message>
    <message>
        <source>Use a record set with more people.</source>
        <translation>Use un conjunto de registros con más personas.</translation>
    </message>
    <message>
        <source>Use two sheets that were made on the same day.</source>
        <translation>Use dos hojas que se hayan hecho el mismo día.</translation>
    </message>
    <message>
        <source>Wait until whatever writes it has finished, then start again.</source>
        <translation>Espere a que termine lo que lo está escribiendo y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Wait, then try again. If it was not you, tell an administrator.</source>
        <translation>Espere y vuelva a intentarlo. Si no fue usted, avise a un administrador.</translation>
    </message>
    <message>
        <source>What stands on paper does not open this store.</source>
        <translation>Lo que figura en el papel no abre este almacén.</translation>
    </message>
    <message>
        <source>What the record holds of {scale} for this day is not what was being corrected.</source>
        <translation>Lo que contiene la historia de {scale} para este día no es lo que se estaba corrigiendo.</translation>
    </message>
    <message>
        <source>Write it as year-month-day, for example 2026-03-31, or leave it out.</source>
        <translation>Escríbalo como año-mes-día, por ejemplo 2026-03-31, u omítalo.</translation>
    </message>
    <message>
        <source>You have no key to sign with; only clinicians have one.</source>
        <translation>Usted no tiene clave con la que firmar; solo la tienen los clínicos.</translation>
    </message>
    <message>
        <source>You proposed this recalibration yourself; it takes two people.</source>
        <translation>Esta recalibración la propuso usted; hacen falta dos personas.</translation>
    </message>
    <message>
        <source>Your own view is kept. Begin the comparison again when you want.</source>
        <translation>Su criterio propio se conserva. Inicie de nuevo la comparación cuando quiera.</translation>
    </message>
    <message>
        <source>Your roles do not include this.</source>
        <translation>Sus roles no incluyen esto.</translation>
    </message>
    <message>
        <source>{answer} says nothing that a column of this file can be.</source>
        <translation>{answer} no indica nada que pueda ser una columna de este archivo.</translation>
    </message>
    <message>
        <source>{count} patients would be scored, and of the {limit} that the policy permits in 24 hours {left} are left.</source>
        <translation>Se calcularían estimaciones para {count} pacientes, y de los {limit} que la directiva permite en 24 horas quedan {left}.</translation>
    </message>
    <message>
        <source>{count} people with an open account could not sign in to the backup.</source>
        <translation>{count} personas con una cuenta abierta no podrían iniciar sesión en la copia de seguridad.</translation>
    </message>
    <message>
        <source>{file} cannot be read from this place.</source>
        <translation>{file} no puede leerse desde este lugar.</translation>
    </message>
    <message>
        <source>{file} was changed while it was being read.</source>
        <translation>{file} ha cambiado mientras se leía.</translation>
    </message>
    <message>
        <source>{path} cannot be read and written here. Nothing of this step was kept.</source>
        <translation>{path} no puede leerse ni escribirse aquí. No se ha conservado nada de este paso.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>No se puede escribir en {path}.</translation>
    </message>
    <message>
        <source>{path} could not be written, so there is no export; nothing was left behind.</source>
        <translation>No se ha podido escribir {path}, por lo que no hay exportación; no ha quedado ningún resto.</translation>
    </message>
    <message>
        <source>{scale} has an answer to an item that it does not ask here (item {item}).</source>
        <translation>{scale} tiene una respuesta a un ítem que aquí no pregunta (ítem {item}).</translation>
    </message>
    <message>
        <source>{scale} is not a rating scale that this program knows.</source>
        <translation>{scale} no es una escala de puntuación que este programa conozca.</translation>
    </message>
    <message>
        <source>{scale} is not complete.</source>
        <translation>{scale} no está completa.</translation>
    </message>
    <message>
        <source>{scale} is recorded for this day already.</source>
        <translation>{scale} ya está registrada para este día.</translation>
    </message>
    <message>
        <source>{scale} of this day is recorded with its answers; a total alone would lose them.</source>
        <translation>{scale} de este día está registrada con sus respuestas; un total por sí solo las perdería.</translation>
    </message>
</context>
<context>
    <name>estimate</name>
    <message>
        <source>99 of 100 people like this {verb} {period}; 1 does not.</source>
        <translation>99 de cada 100 personas como esta {verb} {period}; 1 no.</translation>
    </message>
    <message>
        <source>Estimated, and shown without its number: {group}.</source>
        <translation>Estimación que se muestra sin su número: {group}.</translation>
    </message>
    <message>
        <source>Fewer than 1 of 100 people like this {verb} {period}; nearly all do not.</source>
        <translation>Menos de 1 de cada 100 personas como esta {verb} {period}; casi todas no lo hacen.</translation>
    </message>
    <message>
        <source>It could be between {low} and {high}.</source>
        <translation>Podría estar entre {low} y {high}.</translation>
    </message>
    <message>
        <source>More than 99 of 100 people like this {verb} {period}; nearly none do not.</source>
        <translation>Más de 99 de cada 100 personas como esta {verb} {period}; casi ninguna deja de hacerlo.</translation>
    </message>
    <message>
        <source>No estimate could be made for {drug}. That is not evidence against treatment.</source>
        <translation>No se pudo hacer ninguna estimación para {drug}. Eso no es evidencia en contra del tratamiento.</translation>
    </message>
    <message>
        <source>No estimate is shown for {drug}: a rule excludes it for this patient.</source>
        <translation>No se muestra ninguna estimación para {drug}: una regla lo excluye para este paciente.</translation>
    </message>
    <message>
        <source>The interval rounds to {n}.</source>
        <translation>El intervalo se redondea a {n}.</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>más alta</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>más baja</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>sin diferencia clara</translation>
    </message>
    <message>
        <source>no clear difference from the highest</source>
        <translation>sin diferencia clara respecto a la más alta</translation>
    </message>
    <message>
        <source>no clear difference from the lowest</source>
        <translation>sin diferencia clara respecto a la más baja</translation>
    </message>
    <message>
        <source>reach remission</source>
        <translation>alcanzan la remisión</translation>
    </message>
    <message>
        <source>reaches remission</source>
        <translation>alcanza la remisión</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>responden</translation>
    </message>
    <message>
        <source>responds</source>
        <translation>responde</translation>
    </message>
    <message>
        <source>stop because of side effects</source>
        <translation>abandonan por efectos adversos</translation>
    </message>
    <message>
        <source>stop early</source>
        <translation>abandonan de forma temprana</translation>
    </message>
    <message>
        <source>stops because of side effects</source>
        <translation>abandona por efectos adversos</translation>
    </message>
    <message>
        <source>stops early</source>
        <translation>abandona de forma temprana</translation>
    </message>
    <message>
        <source>within 1 week</source>
        <translation>en un plazo de 1 semana</translation>
    </message>
    <message>
        <source>within {n} weeks</source>
        <translation>en un plazo de {n} semanas</translation>
    </message>
    <message>
        <source>{n} of 100 people like this {verb} {period}; {rest} do not.</source>
        <translation>{n} de cada 100 personas como esta {verb} {period}; {rest} no.</translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>ALT at 3 times the upper limit or more</source>
        <translation>ALT de 3 veces el límite superior o más</translation>
    </message>
    <message>
        <source>Agranulocytosis</source>
        <translation>Agranulocitosis</translation>
    </message>
    <message>
        <source>Antidepressant</source>
        <translation>Antidepresivo</translation>
    </message>
    <message>
        <source>Antidepressant against placebo, by age</source>
        <translation>Antidepresivo frente a placebo, por edad</translation>
    </message>
    <message>
        <source>Ask about such thoughts at every visit, and follow the site's pathway.</source>
        <translation>Pregunte por estos pensamientos en cada visita y siga la ruta asistencial del centro.</translation>
    </message>
    <message>
        <source>Ask about such thoughts at every visit, and follow the site's pathway. The text that this site shows when an answer to a self-harm item is above 0: “{wording}”</source>
        <translation>Pregunte por estos pensamientos en cada visita y siga la ruta asistencial del centro. El texto que muestra este centro cuando una respuesta a un ítem de autolesión está por encima de 0: «{wording}»</translation>
    </message>
    <message>
        <source>Blood glucose</source>
        <translation>Glucemia</translation>
    </message>
    <message>
        <source>Constipation</source>
        <translation>Estreñimiento</translation>
    </message>
    <message>
        <source>Diarrhoea</source>
        <translation>Diarrea</translation>
    </message>
    <message>
        <source>Diastolic blood pressure</source>
        <translation>Presión arterial diastólica</translation>
    </message>
    <message>
        <source>Dizziness</source>
        <translation>Mareo</translation>
    </message>
    <message>
        <source>Dry mouth</source>
        <translation>Sequedad de boca</translation>
    </message>
    <message>
        <source>Headache</source>
        <translation>Cefalea</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Frecuencia cardíaca</translation>
    </message>
    <message>
        <source>In approval programmes of antidepressants</source>
        <translation>En los programas de autorización de antidepresivos</translation>
    </message>
    <message>
        <source>Increase of appetite</source>
        <translation>Aumento del apetito</translation>
    </message>
    <message>
        <source>Insomnia</source>
        <translation>Insomnio</translation>
    </message>
    <message>
        <source>Mean rate with 95 % interval; under it what was counted, in how many people or years.</source>
        <translation>Tasa media con intervalo del 95 %; debajo, lo que se contó y en cuántas personas o años.</translation>
    </message>
    <message>
        <source>Most of it comes by way of other drugs, not from trials of it against placebo.</source>
        <translation>La mayor parte procede de otros fármacos por vía indirecta, no de ensayos de este frente a placebo.</translation>
    </message>
    <message>
        <source>No published figure for this drug is at hand.</source>
        <translation>No hay a mano ninguna cifra publicada de este fármaco.</translation>
    </message>
    <message>
        <source>Not read in the source: {names}.</source>
        <translation>No leído en la fuente: {names}.</translation>
    </message>
    <message>
        <source>Odds ratio with 95 % interval, {trials} trials, {people} people with psychiatric conditions. Above 1: more on the antidepressant. An interval that holds 1 leaves open whether there is a difference.</source>
        <translation>Odds ratio con intervalo del 95 %, {trials} ensayos, {people} personas con afecciones psiquiátricas. Por encima de 1: más con el antidepresivo. Un intervalo que contiene 1 deja abierto si hay una diferencia.</translation>
    </message>
    <message>
        <source>Of the people who were studied, not of this patient. Studies differ in people, time and counting, so figures from different sources cannot be set against each other.</source>
        <translation>De las personas que se estudiaron, no de este paciente. Los estudios difieren en personas, tiempo y forma de contar, por lo que las cifras de distintas fuentes no pueden compararse entre sí.</translation>
    </message>
    <message>
        <source>Placebo</source>
        <translation>Placebo</translation>
    </message>
    <message>
        <source>Published figures (not from the model)</source>
        <translation>Cifras publicadas (no del modelo)</translation>
    </message>
    <message>
        <source>QTc interval</source>
        <translation>Intervalo QTc</translation>
    </message>
    <message>
        <source>Ratio inside programmes</source>
        <translation>Razón dentro de los programas</translation>
    </message>
    <message>
        <source>Rests on few trials: {trials}, {people} people on this drug.</source>
        <translation>Se basa en pocos ensayos: {trials}, {people} personas con este fármaco.</translation>
    </message>
    <message>
        <source>Seizure</source>
        <translation>Convulsión</translation>
    </message>
    <message>
        <source>Sexual dysfunction</source>
        <translation>Disfunción sexual</translation>
    </message>
    <message>
        <source>Somnolence</source>
        <translation>Somnolencia</translation>
    </message>
    <message>
        <source>Stopped for an adverse event</source>
        <translation>Abandono por un acontecimiento adverso</translation>
    </message>
    <message>
        <source>Suicidal thoughts and behaviour: what is known about the class</source>
        <translation>Pensamientos y conducta suicidas: lo que se sabe de la clase</translation>
    </message>
    <message>
        <source>Suicide attempt, in {base} years of taking part</source>
        <translation>Intento de suicidio, en {base} años de participación</translation>
    </message>
    <message>
        <source>Suicide attempt, of {base} people</source>
        <translation>Intento de suicidio, de cada {base} personas</translation>
    </message>
    <message>
        <source>Suicide, in {base} years of taking part</source>
        <translation>Suicidio, en {base} años de participación</translation>
    </message>
    <message>
        <source>Suicide, of {base} people</source>
        <translation>Suicidio, de cada {base} personas</translation>
    </message>
    <message>
        <source>Sustained rise of diastolic pressure</source>
        <translation>Aumento sostenido de la presión diastólica</translation>
    </message>
    <message>
        <source>Sweating</source>
        <translation>Sudoración</translation>
    </message>
    <message>
        <source>Symptoms after stopping</source>
        <translation>Síntomas tras la suspensión</translation>
    </message>
    <message>
        <source>Systolic blood pressure</source>
        <translation>Presión arterial sistólica</translation>
    </message>
    <message>
        <source>The same for every drug and every patient. Not from the model, and not about this person: the program estimates no suicide risk.</source>
        <translation>Lo mismo para todos los fármacos y todos los pacientes. No procede del modelo ni se refiere a esta persona: el programa no estima ningún riesgo de suicidio.</translation>
    </message>
    <message>
        <source>Thoughts that were new or stronger under treatment</source>
        <translation>Pensamientos que fueron nuevos o más intensos durante el tratamiento</translation>
    </message>
    <message>
        <source>Weight change</source>
        <translation>Cambio de peso</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>With few trials the estimate leans on its class and may change with the next one.</source>
        <translation>Con pocos ensayos, la estimación se apoya en su clase y puede cambiar con el siguiente.</translation>
    </message>
    <message>
        <source>few trials</source>
        <translation>pocos ensayos</translation>
    </message>
    <message>
        <source>few trials for {outcomes}</source>
        <translation>pocos ensayos para {outcomes}</translation>
    </message>
    <message>
        <source>how many people</source>
        <translation>cuántas personas</translation>
    </message>
    <message>
        <source>many trials</source>
        <translation>muchos ensayos</translation>
    </message>
    <message>
        <source>odds ratio {figure}</source>
        <translation>odds ratio {figure}</translation>
    </message>
    <message>
        <source>over what time</source>
        <translation>en cuánto tiempo</translation>
    </message>
    <message>
        <source>some trials</source>
        <translation>algunos ensayos</translation>
    </message>
    <message>
        <source>the interval</source>
        <translation>el intervalo</translation>
    </message>
    <message>
        <source>{ages}, {event}</source>
        <translation>{ages}, {event}</translation>
    </message>
    <message>
        <source>{drug}: {level}. Its effect on this outcome rests on {trials} with {people} people on it.</source>
        <translation>{drug}: {level}. Su efecto sobre este resultado se basa en {trials} con {people} personas que lo tomaban.</translation>
    </message>
    <message>
        <source>{events} in {amount}</source>
        <translation>{events} en {amount}</translation>
    </message>
    <message>
        <source>{figure} against {who}</source>
        <translation>{figure} frente a {who}</translation>
    </message>
    <message>
        <source>{figure}; {other} with {who}</source>
        <translation>{figure}; {other} con {who}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} a {high}</translation>
    </message>
    <message>
        <source>{n} of {base} people</source>
        <translation>{n} de cada {base} personas</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personas</translation>
    </message>
    <message>
        <source>{n} programmes</source>
        <translation>{n} programas</translation>
    </message>
    <message>
        <source>{n} trial</source>
        <translation>{n} ensayo</translation>
    </message>
    <message>
        <source>{n} trials</source>
        <translation>{n} ensayos</translation>
    </message>
</context>
<context>
    <name>explanation</name>
    <message>
        <source>About as many of 100 people like this {verb} with {drug} as with {other}.</source>
        <translation>De cada 100 personas como esta, aproximadamente las mismas {verb} con {drug} que con {other}.</translation>
    </message>
    <message>
        <source>The two estimates are shown without their numbers.</source>
        <translation>Las dos estimaciones se muestran sin sus números.</translation>
    </message>
    <message>
        <source>The two estimates are shown without their numbers. Beside the drugs themselves they differ most by: {inputs}.</source>
        <translation>Las dos estimaciones se muestran sin sus números. Aparte de los propios fármacos, en lo que más difieren es: {inputs}.</translation>
    </message>
    <message>
        <source>{input}, {value}: no difference, in this model.</source>
        <translation>{input}, {value}: ninguna diferencia, en este modelo.</translation>
    </message>
    <message>
        <source>{input}, {value}: {n} fewer of 100, in this model.</source>
        <translation>{input}, {value}: {n} menos de cada 100, en este modelo.</translation>
    </message>
    <message>
        <source>{input}, {value}: {n} more of 100, in this model.</source>
        <translation>{input}, {value}: {n} más de cada 100, en este modelo.</translation>
    </message>
    <message>
        <source>{n} fewer of 100 people like this {verb} with {drug} than with {other}.</source>
        <translation>De cada 100 personas como esta, {n} menos {verb} con {drug} que con {other}.</translation>
    </message>
    <message>
        <source>{n} more of 100 people like this {verb} with {drug} than with {other}.</source>
        <translation>De cada 100 personas como esta, {n} más {verb} con {drug} que con {other}.</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>A cell holds the invisible or control character {code_point}.</source>
        <translation>Una celda contiene el carácter invisible o de control {code_point}.</translation>
    </message>
    <message>
        <source>A cell or row is longer than {limit} characters.</source>
        <translation>Una celda o fila tiene más de {limit} caracteres.</translation>
    </message>
    <message>
        <source>A date lies after today.</source>
        <translation>Una fecha es posterior a hoy.</translation>
    </message>
    <message>
        <source>A line ends with a lone carriage return.</source>
        <translation>Una línea termina con un retorno de carro solo.</translation>
    </message>
    <message>
        <source>A number in the file is no number that can be measured.</source>
        <translation>Un número del archivo no es un número que pueda medirse.</translation>
    </message>
    <message>
        <source>A pregnancy is planned; the estimates say nothing about it.</source>
        <translation>Está previsto un embarazo; las estimaciones no dicen nada al respecto.</translation>
    </message>
    <message>
        <source>A psychotic disorder or psychotic features are on the record.</source>
        <translation>Consta en la historia un trastorno psicótico o características psicóticas.</translation>
    </message>
    <message>
        <source>A quotation mark inside a cell is written twice.</source>
        <translation>Las comillas dentro de una celda se escriben dobles.</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and not closed.</source>
        <translation>Aquí se abren unas comillas que no se cierran.</translation>
    </message>
    <message>
        <source>A recurrent course is recorded, and no earlier episode.</source>
        <translation>Se ha registrado un curso recurrente y ningún episodio anterior.</translation>
    </message>
    <message>
        <source>A single episode and earlier episodes are both recorded.</source>
        <translation>Se han registrado a la vez un episodio único y episodios anteriores.</translation>
    </message>
    <message>
        <source>A stop reason without an end day: the treatment is read as ongoing.</source>
        <translation>Un motivo de interrupción sin día de fin: el tratamiento se lee como en curso.</translation>
    </message>
    <message>
        <source>A suicide attempt in the past three months is recorded; estimates are withheld.</source>
        <translation>Se ha registrado un intento de suicidio en los últimos tres meses; las estimaciones se retienen.</translation>
    </message>
    <message>
        <source>Add it, or check how it is spelled in the first line.</source>
        <translation>Añádala, o compruebe cómo está escrita en la primera línea.</translation>
    </message>
    <message>
        <source>Add the code to the mapping, or correct the cell.</source>
        <translation>Añada el código a la correspondencia, o corrija la celda.</translation>
    </message>
    <message>
        <source>Add the patient there, or remove the row.</source>
        <translation>Añada allí al paciente, o elimine la fila.</translation>
    </message>
    <message>
        <source>An earlier row gives the same rating of {scale} another value.</source>
        <translation>Una fila anterior da otro valor a la misma puntuación de {scale}.</translation>
    </message>
    <message>
        <source>Arrange further evaluation by a behavioural-health clinician.</source>
        <translation>Organice una evaluación adicional por un clínico de salud mental.</translation>
    </message>
    <message>
        <source>Ask about it now and fill in the C-SSRS screener.</source>
        <translation>Pregunte por ello ahora y cumplimente el cribado C-SSRS.</translation>
    </message>
    <message>
        <source>Ask about thoughts of self-harm; a total alone does not tell.</source>
        <translation>Pregunte por pensamientos de autolesión; un total por sí solo no lo revela.</translation>
    </message>
    <message>
        <source>Ask whoever runs the source system for an export without them.</source>
        <translation>Pida a quien gestiona el sistema de origen una exportación sin ellas.</translation>
    </message>
    <message>
        <source>Ask whoever runs the source system to correct the export.</source>
        <translation>Pida a quien gestiona el sistema de origen que corrija la exportación.</translation>
    </message>
    <message>
        <source>Ask, and record the treatments of this episode, before relying on the numbers.</source>
        <translation>Pregunte por los tratamientos de este episodio y regístrelos antes de basarse en las cifras.</translation>
    </message>
    <message>
        <source>Bipolar disorder is on the record.</source>
        <translation>Consta en la historia un trastorno bipolar.</translation>
    </message>
    <message>
        <source>By the birth date this person would be older than anybody has ever been.</source>
        <translation>Según la fecha de nacimiento, esta persona tendría más edad de la que nadie ha alcanzado nunca.</translation>
    </message>
    <message>
        <source>Check both at the source.</source>
        <translation>Compruebe ambas en el origen.</translation>
    </message>
    <message>
        <source>Check both days; days before the index day are negative.</source>
        <translation>Compruebe ambos días; los días anteriores al día índice son negativos.</translation>
    </message>
    <message>
        <source>Check scale and item at the source.</source>
        <translation>Compruebe la escala y el ítem en el origen.</translation>
    </message>
    <message>
        <source>Check that it is given in weeks.</source>
        <translation>Compruebe que se indica en semanas.</translation>
    </message>
    <message>
        <source>Check that it is in milligrams a day, not in grams or a week.</source>
        <translation>Compruebe que está en miligramos al día, no en gramos ni a la semana.</translation>
    </message>
    <message>
        <source>Check that the export holds the patients themselves, not only their data.</source>
        <translation>Compruebe que la exportación contiene los propios pacientes, no solo sus datos.</translation>
    </message>
    <message>
        <source>Check the items at the source, or leave the total out.</source>
        <translation>Compruebe los ítems en el origen, u omita el total.</translation>
    </message>
    <message>
        <source>Check the pseudonyms; these may be several patients.</source>
        <translation>Compruebe los seudónimos; puede tratarse de varios pacientes.</translation>
    </message>
    <message>
        <source>Check the record; if it is right, rely on the estimates less.</source>
        <translation>Compruebe la historia; si es correcta, confíe menos en las estimaciones.</translation>
    </message>
    <message>
        <source>Check the record; nothing was corrected.</source>
        <translation>Compruebe la historia; no se ha corregido nada.</translation>
    </message>
    <message>
        <source>Check the value and its unit at the source.</source>
        <translation>Compruebe el valor y su unidad en el origen.</translation>
    </message>
    <message>
        <source>Check the value; if it is right, rely on the estimates less.</source>
        <translation>Compruebe el valor; si es correcto, confíe menos en las estimaciones.</translation>
    </message>
    <message>
        <source>Choose a FHIR R4 Bundle, single resources, or bulk NDJSON.</source>
        <translation>Elija un Bundle de FHIR R4, recursos sueltos o NDJSON masivo.</translation>
    </message>
    <message>
        <source>Choose the CSV files of the record set.</source>
        <translation>Elija los archivos CSV del conjunto de registros.</translation>
    </message>
    <message>
        <source>Choose the right form in the mapping, or correct the cell.</source>
        <translation>Elija la forma correcta en la correspondencia, o corrija la celda.</translation>
    </message>
    <message>
        <source>Choose the right mark in the mapping; one file has one decimal mark.</source>
        <translation>Elija el signo correcto en la correspondencia; un archivo tiene un solo signo decimal.</translation>
    </message>
    <message>
        <source>Close it; a quotation mark inside a cell is written twice.</source>
        <translation>Ciérrelas; las comillas dentro de una celda se escriben dobles.</translation>
    </message>
    <message>
        <source>Column {place} has no name.</source>
        <translation>La columna {place} no tiene nombre.</translation>
    </message>
    <message>
        <source>Correct it in the source system and export again.</source>
        <translation>Corríjalo en el sistema de origen y exporte de nuevo.</translation>
    </message>
    <message>
        <source>Correct it in the source system, or name another index day.</source>
        <translation>Corríjala en el sistema de origen, o indique otro día índice.</translation>
    </message>
    <message>
        <source>Correct these first, then try again.</source>
        <translation>Corrija primero estos y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Dementia is on the record.</source>
        <translation>Consta en la historia una demencia.</translation>
    </message>
    <message>
        <source>Evaluate at this visit and agree on a plan for crises.</source>
        <translation>Evalúe en esta visita y acuerde un plan para las crisis.</translation>
    </message>
    <message>
        <source>Evaluate the person now and follow the local pathway. Estimates return once an evaluation is recorded, or after a newer screener without this level.</source>
        <translation>Evalúe a la persona ahora y siga la vía clínica local. Las estimaciones vuelven cuando se haya registrado una evaluación, o después de un cribado más reciente sin este nivel.</translation>
    </message>
    <message>
        <source>Evaluate the person now and follow the local pathway. Estimates return when the record no longer says so.</source>
        <translation>Evalúe a la persona ahora y siga la vía clínica local. Las estimaciones vuelven cuando la historia ya no lo indique.</translation>
    </message>
    <message>
        <source>Export it again from the source system.</source>
        <translation>Expórtelo de nuevo desde el sistema de origen.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Export it again; it may have been cut off.</source>
        <translation>Expórtelo de nuevo; puede haber quedado cortado.</translation>
    </message>
    <message>
        <source>Export it again; leave an optional file out when nothing is known.</source>
        <translation>Expórtelo de nuevo; omita un archivo opcional cuando no se conozca nada.</translation>
    </message>
    <message>
        <source>Export it as "CSV UTF-8".</source>
        <translation>Expórtelo como "CSV UTF-8".</translation>
    </message>
    <message>
        <source>Export it as FHIR R4 (4.0.1): the same names mean other things in other releases.</source>
        <translation>Expórtelo como FHIR R4 (4.0.1): los mismos nombres significan otras cosas en otras versiones.</translation>
    </message>
    <message>
        <source>Export it, or choose another folder.</source>
        <translation>Expórtelo, o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Export only the columns of the data dictionary.</source>
        <translation>Exporte solo las columnas del diccionario de datos.</translation>
    </message>
    <message>
        <source>Export only the columns of the data dictionary; none holds long text.</source>
        <translation>Exporte solo las columnas del diccionario de datos; ninguna contiene textos largos.</translation>
    </message>
    <message>
        <source>Export the file with commas.</source>
        <translation>Exporte el archivo con comas.</translation>
    </message>
    <message>
        <source>Export the medicines together with the orders.</source>
        <translation>Exporte los medicamentos junto con las prescripciones.</translation>
    </message>
    <message>
        <source>Export the patients together with their data.</source>
        <translation>Exporte los pacientes junto con sus datos.</translation>
    </message>
    <message>
        <source>Export the same data as JSON and choose that.</source>
        <translation>Exporte los mismos datos como JSON y elija eso.</translation>
    </message>
    <message>
        <source>Fill it in, or remove the row.</source>
        <translation>Rellénela, o elimine la fila.</translation>
    </message>
    <message>
        <source>Find out and record it before relying on an estimate.</source>
        <translation>Averígüelo y regístrelo antes de basarse en una estimación.</translation>
    </message>
    <message>
        <source>Find out and record it if it can be had.</source>
        <translation>Averígüelo y regístrelo si se puede obtener.</translation>
    </message>
    <message>
        <source>Find out at the source which one is right.</source>
        <translation>Averigüe en el origen cuál es el correcto.</translation>
    </message>
    <message>
        <source>Follow what the evaluation found and the local pathway.</source>
        <translation>Siga lo hallado en la evaluación y la vía clínica local.</translation>
    </message>
    <message>
        <source>Follow what the screener and the evaluation found and the local pathway.</source>
        <translation>Siga lo hallado en el cribado y en la evaluación y la vía clínica local.</translation>
    </message>
    <message>
        <source>Give the end day if the treatment was stopped.</source>
        <translation>Indique el día de fin si el tratamiento se interrumpió.</translation>
    </message>
    <message>
        <source>Give the patient a pseudonym that is drawn at random, in all files.</source>
        <translation>Dé al paciente un seudónimo extraído al azar, en todos los archivos.</translation>
    </message>
    <message>
        <source>Give the patient a pseudonym that is not made from a date, in all files.</source>
        <translation>Dé al paciente un seudónimo que no esté hecho a partir de una fecha, en todos los archivos.</translation>
    </message>
    <message>
        <source>Give the patient another pseudonym, in all files.</source>
        <translation>Dé al paciente otro seudónimo, en todos los archivos.</translation>
    </message>
    <message>
        <source>Hardly any case that the model was made from combines these values.</source>
        <translation>Casi ninguno de los casos con los que se hizo el modelo combina estos valores.</translation>
    </message>
    <message>
        <source>How many treatments failed in this episode is not known. After two or more, response and remission are less likely than shown, often beyond the range.</source>
        <translation>No se sabe cuántos tratamientos han fracasado en este episodio. Después de dos o más, la respuesta y la remisión son menos probables de lo que se muestra, a menudo más allá del rango.</translation>
    </message>
    <message>
        <source>If they matter, add their dates in the source system.</source>
        <translation>Si son importantes, añada sus fechas en el sistema de origen.</translation>
    </message>
    <message>
        <source>If this is not known, leave the file out.</source>
        <translation>Si esto no se conoce, omita el archivo.</translation>
    </message>
    <message>
        <source>It is there to be filled in; its absence does not mean that there is no risk.</source>
        <translation>Está para cumplimentarse; su ausencia no significa que no haya riesgo.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Conserve una de ellas.</translation>
    </message>
    <message>
        <source>Keep one row per patient; two patients need two pseudonyms.</source>
        <translation>Conserve una fila por paciente; dos pacientes necesitan dos seudónimos.</translation>
    </message>
    <message>
        <source>Keep one weight for each concern.</source>
        <translation>Conserve un peso para cada preocupación.</translation>
    </message>
    <message>
        <source>Leave these patients out, or export fewer of those columns in the source system.</source>
        <translation>Deje fuera a estos pacientes o exporte menos de esas columnas en el sistema de origen.</translation>
    </message>
    <message>
        <source>Leave these patients out, or import the set into a new store.</source>
        <translation>Omita estos pacientes, o importe el conjunto en un almacén nuevo.</translation>
    </message>
    <message>
        <source>Look at their dates in the source system.</source>
        <translation>Revise sus fechas en el sistema de origen.</translation>
    </message>
    <message>
        <source>Look at them in the source system.</source>
        <translation>Revíselas en el sistema de origen.</translation>
    </message>
    <message>
        <source>Look for earlier mania or hypomania before an antidepressant is started.</source>
        <translation>Busque manía o hipomanía previas antes de iniciar un antidepresivo.</translation>
    </message>
    <message>
        <source>Mixed features are recorded.</source>
        <translation>Se han registrado características mixtas.</translation>
    </message>
    <message>
        <source>Name a later index day if they belong to the record.</source>
        <translation>Indique un día índice posterior si pertenecen a la historia.</translation>
    </message>
    <message>
        <source>Name or remove it; a comma at the end of the first line makes such a column.</source>
        <translation>Póngale nombre o elimínela; una coma al final de la primera línea crea una columna así.</translation>
    </message>
    <message>
        <source>Name the index day, or map the date of the ratings.</source>
        <translation>Indique el día índice, o asigne una correspondencia a la fecha de las puntuaciones.</translation>
    </message>
    <message>
        <source>No answer to a self-harm item is recorded (PHQ-9 item 9 or its like).</source>
        <translation>No se ha registrado ninguna respuesta a un ítem de autolesión (ítem 9 del PHQ-9 o similar).</translation>
    </message>
    <message>
        <source>No depression rating is recorded on or before day 0.</source>
        <translation>No se ha registrado ninguna puntuación de escala de depresión en el día 0 ni antes.</translation>
    </message>
    <message>
        <source>No estimate is made; this is not evidence against treatment. Decide by guideline and judgement.</source>
        <translation>No se hace ninguna estimación; esto no es un indicio en contra del tratamiento. Decida según las guías y su juicio.</translation>
    </message>
    <message>
        <source>No patient was found.</source>
        <translation>No se ha encontrado ningún paciente.</translation>
    </message>
    <message>
        <source>Not known, so the ranges shown are wider.</source>
        <translation>No se conoce, por lo que los rangos mostrados son más amplios.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Nothing has to be done; look through them if you expected one.</source>
        <translation>No hay que hacer nada; revíselos si esperaba alguno.</translation>
    </message>
    <message>
        <source>Outside the values of nearly all cases that the model was made from.</source>
        <translation>Fuera de los valores de casi todos los casos con los que se hizo el modelo.</translation>
    </message>
    <message>
        <source>Pregnancy, plans for it or breastfeeding stand beside male sex.</source>
        <translation>Constan embarazo, planes de embarazo o lactancia junto a sexo masculino.</translation>
    </message>
    <message>
        <source>Put a cell that holds a comma between quotation marks; remove what is extra.</source>
        <translation>Ponga entre comillas la celda que contenga una coma; elimine lo que sobre.</translation>
    </message>
    <message>
        <source>Reading stopped after {count} errors; there may be more.</source>
        <translation>La lectura se detuvo después de {count} errores; puede haber más.</translation>
    </message>
    <message>
        <source>Record a new one: the scale asks about two weeks at most.</source>
        <translation>Registre una nueva: la escala pregunta por dos semanas como máximo.</translation>
    </message>
    <message>
        <source>Record a total, or all items, of a depression scale such as PHQ-9. Until then no estimate is made.</source>
        <translation>Registre un total, o todos los ítems, de una escala de depresión como el PHQ-9. Hasta entonces no se hace ninguna estimación.</translation>
    </message>
    <message>
        <source>Rely on the estimates less.</source>
        <translation>Confíe menos en las estimaciones.</translation>
    </message>
    <message>
        <source>Remove it at the source.</source>
        <translation>Elimínelo en el origen.</translation>
    </message>
    <message>
        <source>Remove that line; columns are separated by commas.</source>
        <translation>Elimine esa línea; las columnas se separan con comas.</translation>
    </message>
    <message>
        <source>Remove this line; check that the files were joined completely.</source>
        <translation>Elimine esta línea; compruebe que los archivos se unieron por completo.</translation>
    </message>
    <message>
        <source>Repeat it: its first five questions ask about the past month.</source>
        <translation>Repítalo: sus cinco primeras preguntas se refieren al último mes.</translation>
    </message>
    <message>
        <source>Round it at the source.</source>
        <translation>Redondéelo en el origen.</translation>
    </message>
    <message>
        <source>Save each sheet as "CSV UTF-8".</source>
        <translation>Guarde cada hoja como "CSV UTF-8".</translation>
    </message>
    <message>
        <source>Save it as "CSV UTF-8".</source>
        <translation>Guárdelo como "CSV UTF-8".</translation>
    </message>
    <message>
        <source>Save the file with the line ends of Windows (CR LF) or Unix (LF).</source>
        <translation>Guarde el archivo con los finales de línea de Windows (CR LF) o de Unix (LF).</translation>
    </message>
    <message>
        <source>Something follows a closing quotation mark before the next comma.</source>
        <translation>Hay algo después de unas comillas de cierre y antes de la coma siguiente.</translation>
    </message>
    <message>
        <source>Split the record set into several folders.</source>
        <translation>Divida el conjunto de registros en varias carpetas.</translation>
    </message>
    <message>
        <source>The C-SSRS answers contradict each other: a follow-up question is yes, its first question no.</source>
        <translation>Las respuestas de la C-SSRS se contradicen: una pregunta de seguimiento es sí, su primera pregunta, no.</translation>
    </message>
    <message>
        <source>The C-SSRS screener has not been done, or is not complete.</source>
        <translation>El cribado C-SSRS no se ha hecho, o no está completo.</translation>
    </message>
    <message>
        <source>The age at onset is higher than the age.</source>
        <translation>La edad de inicio es mayor que la edad.</translation>
    </message>
    <message>
        <source>The age at the first episode is above the age.</source>
        <translation>La edad en el primer episodio es superior a la edad.</translation>
    </message>
    <message>
        <source>The age is not a whole number from {low} to 89, nor {oldest}+.</source>
        <translation>La edad no es un número entero de {low} a 89, ni {oldest}+.</translation>
    </message>
    <message>
        <source>The age is not known.</source>
        <translation>No se conoce la edad.</translation>
    </message>
    <message>
        <source>The birth date lies after the index day.</source>
        <translation>La fecha de nacimiento es posterior al día índice.</translation>
    </message>
    <message>
        <source>The columns are separated by {delimiter}, not by commas.</source>
        <translation>Las columnas están separadas por {delimiter}, no por comas.</translation>
    </message>
    <message>
        <source>The dose is far outside what is given of this drug in mg a day.</source>
        <translation>La dosis está muy lejos de lo que se administra de este fármaco en mg al día.</translation>
    </message>
    <message>
        <source>The episode is longer than the patient's life.</source>
        <translation>El episodio es más largo que la vida del paciente.</translation>
    </message>
    <message>
        <source>The estimates are for people with a current episode; check the rating.</source>
        <translation>Las estimaciones son para personas con un episodio actual; compruebe la puntuación.</translation>
    </message>
    <message>
        <source>The file begins with a "sep=" line.</source>
        <translation>El archivo empieza con una línea "sep=".</translation>
    </message>
    <message>
        <source>The file has a header and no rows, which says that no patient has any.</source>
        <translation>El archivo tiene un encabezado y ninguna fila, lo que indica que ningún paciente tiene ninguno.</translation>
    </message>
    <message>
        <source>The file has a header and no rows.</source>
        <translation>El archivo tiene un encabezado y ninguna fila.</translation>
    </message>
    <message>
        <source>The file has more than {limit} columns.</source>
        <translation>El archivo tiene más de {limit} columnas.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows.</source>
        <translation>El archivo tiene más de {limit} filas.</translation>
    </message>
    <message>
        <source>The file is JSON, not a comma-separated table.</source>
        <translation>El archivo es JSON, no una tabla separada por comas.</translation>
    </message>
    <message>
        <source>The file is XML or HTML, which is not accepted.</source>
        <translation>El archivo es XML o HTML, que no se acepta.</translation>
    </message>
    <message>
        <source>The file is XML, which is not read.</source>
        <translation>El archivo es XML, que no se lee.</translation>
    </message>
    <message>
        <source>The file is a compressed archive, whatever its name says.</source>
        <translation>El archivo es un archivo comprimido, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>The file is a spreadsheet workbook, whatever its name says.</source>
        <translation>El archivo es un libro de hoja de cálculo, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file is larger than {limit} bytes.</source>
        <translation>El archivo tiene más de {limit} bytes.</translation>
    </message>
    <message>
        <source>The file is not text.</source>
        <translation>El archivo no es de texto.</translation>
    </message>
    <message>
        <source>The file is not valid JSON.</source>
        <translation>El archivo no es JSON válido.</translation>
    </message>
    <message>
        <source>The file is not valid UTF-8 from this row on; it may be in an older encoding.</source>
        <translation>El archivo no es UTF-8 válido a partir de esta fila; puede estar en una codificación más antigua.</translation>
    </message>
    <message>
        <source>The file is of another release of FHIR than R4.</source>
        <translation>El archivo es de una versión de FHIR distinta de R4.</translation>
    </message>
    <message>
        <source>The file is written in UTF-16 or UTF-32.</source>
        <translation>El archivo está escrito en UTF-16 o UTF-32.</translation>
    </message>
    <message>
        <source>The file nests its data deeper than any record does.</source>
        <translation>El archivo anida sus datos a más profundidad que cualquier registro.</translation>
    </message>
    <message>
        <source>The file says that it must be read by rules of its own (implicitRules), which this program does not know.</source>
        <translation>El archivo indica que debe leerse con reglas propias (implicitRules), que este programa no conoce.</translation>
    </message>
    <message>
        <source>The header stands here a second time.</source>
        <translation>El encabezado aparece aquí por segunda vez.</translation>
    </message>
    <message>
        <source>The latest C-SSRS screener is at its high level; an evaluation was recorded after it.</source>
        <translation>El último cribado C-SSRS está en su nivel alto; después se registró una evaluación.</translation>
    </message>
    <message>
        <source>The latest C-SSRS screener is at its high level; estimates are withheld.</source>
        <translation>El último cribado C-SSRS está en su nivel alto; las estimaciones se retienen.</translation>
    </message>
    <message>
        <source>The latest C-SSRS screener is at its low level, which is not the same as no risk.</source>
        <translation>El último cribado C-SSRS está en su nivel bajo, que no es lo mismo que ausencia de riesgo.</translation>
    </message>
    <message>
        <source>The latest C-SSRS screener is at its moderate level.</source>
        <translation>El último cribado C-SSRS está en su nivel moderado.</translation>
    </message>
    <message>
        <source>The latest C-SSRS screener is more than 30 days old.</source>
        <translation>El último cribado C-SSRS tiene más de 30 días.</translation>
    </message>
    <message>
        <source>The latest answer to a self-harm item is above 0.</source>
        <translation>La última respuesta a un ítem de autolesión es superior a 0.</translation>
    </message>
    <message>
        <source>The latest answer to a self-harm item is above 0; the C-SSRS screener has been filled in.</source>
        <translation>La última respuesta a un ítem de autolesión es superior a 0; el cribado C-SSRS se ha cumplimentado.</translation>
    </message>
    <message>
        <source>The latest depression rating is already within the scale's range of remission.</source>
        <translation>La última puntuación de escala de depresión ya está dentro del rango de remisión de la escala.</translation>
    </message>
    <message>
        <source>The latest depression rating is more than 14 days old.</source>
        <translation>La última puntuación de escala de depresión tiene más de 14 días.</translation>
    </message>
    <message>
        <source>The number has another decimal mark than the mapping names.</source>
        <translation>El número tiene otro signo decimal que el que indica la correspondencia.</translation>
    </message>
    <message>
        <source>The number is outside the range {allowed}.</source>
        <translation>El número está fuera del rango {allowed}.</translation>
    </message>
    <message>
        <source>The number must be whole.</source>
        <translation>El número debe ser entero.</translation>
    </message>
    <message>
        <source>The patient has more than {limit} entries in this file.</source>
        <translation>El paciente tiene más de {limit} entradas en este archivo.</translation>
    </message>
    <message>
        <source>The patient is an inpatient; the trials were mostly of outpatients.</source>
        <translation>El paciente está hospitalizado; los ensayos fueron en su mayoría con pacientes ambulatorios.</translation>
    </message>
    <message>
        <source>The person is breastfeeding; the estimates say nothing about it.</source>
        <translation>La persona está en periodo de lactancia; las estimaciones no dicen nada al respecto.</translation>
    </message>
    <message>
        <source>The person is pregnant.</source>
        <translation>La persona está embarazada.</translation>
    </message>
    <message>
        <source>The person is under 18 years.</source>
        <translation>La persona tiene menos de 18 años.</translation>
    </message>
    <message>
        <source>The pseudonym is not 1 to 64 of A-Z, a-z, 0-9, _ and -.</source>
        <translation>El seudónimo no tiene de 1 a 64 caracteres de A-Z, a-z, 0-9, _ y -.</translation>
    </message>
    <message>
        <source>The pseudonym looks like a date.</source>
        <translation>El seudónimo parece una fecha.</translation>
    </message>
    <message>
        <source>The pseudonym looks like a hash, which can be traced to its source.</source>
        <translation>El seudónimo parece un hash, del que puede rastrearse el origen.</translation>
    </message>
    <message>
        <source>The pseudonym looks like a medical record number.</source>
        <translation>El seudónimo parece un número de historia clínica.</translation>
    </message>
    <message>
        <source>The pseudonym looks like a phone number.</source>
        <translation>El seudónimo parece un número de teléfono.</translation>
    </message>
    <message>
        <source>The pseudonym looks like a social-security or personal number.</source>
        <translation>El seudónimo parece un número de seguridad social o de identificación personal.</translation>
    </message>
    <message>
        <source>The row has {found} cells, the header has {expected}.</source>
        <translation>La fila tiene {found} celdas, el encabezado tiene {expected}.</translation>
    </message>
    <message>
        <source>The same concern stands in an earlier row.</source>
        <translation>La misma preocupación figura en una fila anterior.</translation>
    </message>
    <message>
        <source>The same entry stands in an earlier row.</source>
        <translation>La misma entrada figura en una fila anterior.</translation>
    </message>
    <message>
        <source>The same name stands twice in one object, so that two values contradict each other.</source>
        <translation>El mismo nombre figura dos veces en un objeto, de modo que dos valores se contradicen.</translation>
    </message>
    <message>
        <source>The same rating of {scale} (patient, day and item) stands in an earlier row.</source>
        <translation>La misma puntuación de {scale} (paciente, día e ítem) figura en una fila anterior.</translation>
    </message>
    <message>
        <source>The total of {scale} is not what its items of that day make.</source>
        <translation>El total de {scale} no es el que resulta de sus ítems de ese día.</translation>
    </message>
    <message>
        <source>The treatment ends before it starts.</source>
        <translation>El tratamiento termina antes de empezar.</translation>
    </message>
    <message>
        <source>The word is not one of: {allowed}.</source>
        <translation>La palabra no es una de estas: {allowed}.</translation>
    </message>
    <message>
        <source>There is bipolar disorder in the family.</source>
        <translation>Hay trastorno bipolar en la familia.</translation>
    </message>
    <message>
        <source>This JSON is not FHIR: it has no resource type.</source>
        <translation>Este JSON no es FHIR: no tiene tipo de recurso.</translation>
    </message>
    <message>
        <source>This cell holds a code that the mapping does not explain.</source>
        <translation>Esta celda contiene un código que la correspondencia no explica.</translation>
    </message>
    <message>
        <source>This cell is not a date in the form that the mapping names.</source>
        <translation>Esta celda no es una fecha en la forma que indica la correspondencia.</translation>
    </message>
    <message>
        <source>This cell must not be empty.</source>
        <translation>Esta celda no debe estar vacía.</translation>
    </message>
    <message>
        <source>This episode is recorded as longer than the person's life.</source>
        <translation>Este episodio se ha registrado como más largo que la vida de la persona.</translation>
    </message>
    <message>
        <source>This episode is recorded as older than the first episode.</source>
        <translation>Este episodio se ha registrado como anterior al primer episodio.</translation>
    </message>
    <message>
        <source>This file is required and is not in the folder.</source>
        <translation>Este archivo es obligatorio y no está en la carpeta.</translation>
    </message>
    <message>
        <source>This is no ATC code of level 4 or 5 and no name on the interaction list.</source>
        <translation>Esto no es un código ATC de nivel 4 o 5 ni un nombre de la lista de interacciones.</translation>
    </message>
    <message>
        <source>This is no generic name or ATC code of an antidepressant in the catalogue.</source>
        <translation>Esto no es un nombre genérico ni un código ATC de un antidepresivo del catálogo.</translation>
    </message>
    <message>
        <source>This is not a date that can be read.</source>
        <translation>Esto no es una fecha que pueda leerse.</translation>
    </message>
    <message>
        <source>This is not a plain number.</source>
        <translation>Esto no es un número simple.</translation>
    </message>
    <message>
        <source>This pseudonym does not stand in patients.csv.</source>
        <translation>Este seudónimo no figura en patients.csv.</translation>
    </message>
    <message>
        <source>This pseudonym stands in an earlier row.</source>
        <translation>Este seudónimo figura en una fila anterior.</translation>
    </message>
    <message>
        <source>This required column is missing.</source>
        <translation>Falta esta columna obligatoria.</translation>
    </message>
    <message>
        <source>This row says something else than an earlier row of the same patient.</source>
        <translation>Esta fila dice algo distinto de una fila anterior del mismo paciente.</translation>
    </message>
    <message>
        <source>Two columns have the same name, apart from case, spaces or letter form.</source>
        <translation>Dos columnas tienen el mismo nombre, salvo por mayúsculas y minúsculas, espacios o forma de las letras.</translation>
    </message>
    <message>
        <source>Unpack it and choose the CSV files.</source>
        <translation>Descomprímalo y elija los archivos CSV.</translation>
    </message>
    <message>
        <source>Use one of them as spelled here, or leave the cell empty when it is not known.</source>
        <translation>Use una de ellas tal como está escrita aquí, o deje la celda vacía cuando no se conozca.</translation>
    </message>
    <message>
        <source>Use the ATC code, such as M01AE01.</source>
        <translation>Use el código ATC, como M01AE01.</translation>
    </message>
    <message>
        <source>Use the digits 0 to 9 with a point as decimal mark; leave the cell empty when the number is not known.</source>
        <translation>Use las cifras de 0 a 9 con un punto como separador decimal; deje la celda vacía cuando no se conozca el número.</translation>
    </message>
    <message>
        <source>Use the generic name in English, one drug a row; brand names are not read.</source>
        <translation>Use el nombre genérico en inglés, un fármaco por fila; los nombres comerciales no se leen.</translation>
    </message>
    <message>
        <source>Weigh each option for breastfeeding on its own.</source>
        <translation>Sopese cada opción por separado en cuanto a la lactancia.</translation>
    </message>
    <message>
        <source>Weigh each option for pregnancy on its own.</source>
        <translation>Sopese cada opción por separado en cuanto al embarazo.</translation>
    </message>
    <message>
        <source>Whether the person is pregnant is not known.</source>
        <translation>No se sabe si la persona está embarazada.</translation>
    </message>
    <message>
        <source>Whether there are psychotic symptoms, or a psychotic disorder, is not known.</source>
        <translation>No se sabe si hay síntomas psicóticos o un trastorno psicótico.</translation>
    </message>
    <message>
        <source>Whether there is dementia is not known.</source>
        <translation>No se sabe si hay demencia.</translation>
    </message>
    <message>
        <source>Whether there is, or was, bipolar disorder is not known.</source>
        <translation>No se sabe si hay, o hubo, un trastorno bipolar.</translation>
    </message>
    <message>
        <source>Whether there was a suicide attempt, and when, is not known.</source>
        <translation>No se sabe si hubo un intento de suicidio, ni cuándo.</translation>
    </message>
    <message>
        <source>Write dates as year-month-day.</source>
        <translation>Escriba las fechas como año-mes-día.</translation>
    </message>
    <message>
        <source>Write {oldest}+ for everyone aged {oldest} or older; leave out patients younger than {low}.</source>
        <translation>Escriba {oldest}+ para toda persona de {oldest} años o más; omita a los pacientes menores de {low}.</translation>
    </message>
    <message>
        <source>{count} dates stand beside ratings that have none, so that they cannot be placed, and were not read.</source>
        <translation>{count} fechas figuran junto a puntuaciones que no tienen ninguna, de modo que no pueden situarse, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} diagnoses are not among the conditions that the record has a place for, and were not read.</source>
        <translation>{count} diagnósticos no están entre las afecciones para las que la historia tiene un lugar, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} diagnoses are refuted, unconfirmed or entered in error, and were not read.</source>
        <translation>{count} diagnósticos están descartados, sin confirmar o introducidos por error, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} entries are not about a patient and were not read.</source>
        <translation>{count} entradas no se refieren a un paciente y no se han leído.</translation>
    </message>
    <message>
        <source>{count} entries begin after the index day and were not read.</source>
        <translation>{count} entradas comienzan después del día índice y no se han leído.</translation>
    </message>
    <message>
        <source>{count} entries change their meaning by a rule that this program does not know, and were not read.</source>
        <translation>{count} entradas cambian de significado por una regla que este programa no conoce, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} measurements are in a unit that is not known here, and were not read.</source>
        <translation>{count} mediciones están en una unidad que aquí no se conoce, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} measurements lie outside their range and were not read.</source>
        <translation>{count} mediciones están fuera de su rango y no se han leído.</translation>
    </message>
    <message>
        <source>{count} medicines are in no rule of this program and were not read.</source>
        <translation>{count} medicamentos no están en ninguna regla de este programa y no se han leído.</translation>
    </message>
    <message>
        <source>{count} medicines were not taken in the five weeks before the index day and were not read.</source>
        <translation>{count} medicamentos no se tomaron en las cinco semanas anteriores al día índice y no se han leído.</translation>
    </message>
    <message>
        <source>{count} medicines were planned, cancelled or not taken, and were not read.</source>
        <translation>{count} medicamentos estaban previstos, se cancelaron o no se tomaron, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} more notes of this kind are not listed.</source>
        <translation>{count} notas más de este tipo no se enumeran.</translation>
    </message>
    <message>
        <source>{count} observations are of kinds that the record has no place for, and were not read.</source>
        <translation>{count} observaciones son de tipos para los que la historia no tiene un lugar, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} observations or questionnaires are not final and were not read.</source>
        <translation>{count} observaciones o cuestionarios no son definitivos y no se han leído.</translation>
    </message>
    <message>
        <source>{count} of these pseudonyms are in the store already.</source>
        <translation>{count} de estos seudónimos ya están en el almacén.</translation>
    </message>
    <message>
        <source>{count} orders name a medicine that is not in the set, and were not read.</source>
        <translation>{count} prescripciones indican un medicamento que no está en el conjunto, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} orders say that a medicine must not be given, and were not read as medicines.</source>
        <translation>{count} prescripciones indican que un medicamento no debe administrarse, y no se han leído como medicamentos.</translation>
    </message>
    <message>
        <source>{count} patients share age band, sex, employment, education, partner and pregnancy with fewer than {k} people, the least that your policy asks for.</source>
        <translation>{count} pacientes comparten franja de edad, sexo, empleo, estudios, pareja y embarazo con menos de {k} personas, el mínimo que pide su directiva.</translation>
    </message>
    <message>
        <source>{count} people are spoken of but are not in the set themselves; what is said of them was not read.</source>
        <translation>Se habla de {count} personas que no están ellas mismas en el conjunto; lo que se dice de ellas no se ha leído.</translation>
    </message>
    <message>
        <source>{count} questionnaires are not among those that the record has a place for, and were not read.</source>
        <translation>{count} cuestionarios no están entre aquellos para los que la historia tiene un lugar, y no se han leído.</translation>
    </message>
    <message>
        <source>{count} values have no day and were not read.</source>
        <translation>{count} valores no tienen día y no se han leído.</translation>
    </message>
    <message>
        <source>{count} values lie more than a hundred years away and were not read.</source>
        <translation>{count} valores están a más de cien años de distancia y no se han leído.</translation>
    </message>
    <message>
        <source>{scale} has no such item; allowed: {allowed}.</source>
        <translation>{scale} no tiene ese ítem; permitidos: {allowed}.</translation>
    </message>
</context>
<context>
    <name>follow_up</name>
    <message>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message>
        <source>A fall of at least half of the baseline total at the first total between day 42 and day 84.</source>
        <translation>Un descenso de al menos la mitad del total basal en el primer total entre el día 42 y el día 84.</translation>
    </message>
    <message>
        <source>A fall of less than a quarter of the baseline total by then.</source>
        <translation>Un descenso de menos de una cuarta parte del total basal para entonces.</translation>
    </message>
    <message>
        <source>A hundred people with this course</source>
        <translation>Cien personas con este curso</translation>
    </message>
    <message>
        <source>A slow start alone is no reason to change: of 100 people without early improvement, 29 still responded by week 6 and 43 by week 12.</source>
        <translation>Un comienzo lento por sí solo no es motivo para cambiar: de cada 100 personas sin mejoría temprana, 29 respondieron aun así para la semana 6 y 43 para la semana 12.</translation>
    </message>
    <message>
        <source>A total above the baseline by then.</source>
        <translation>Un total por encima del basal para entonces.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Cannot be told from this record</source>
        <translation>No puede saberse por esta historia</translation>
    </message>
    <message>
        <source>Cannot be told: no {scale} total between day {first} and day {last}</source>
        <translation>No puede saberse: ningún total de {scale} entre el día {first} y el día {last}</translation>
    </message>
    <message>
        <source>Cannot be told: stopped early, the reason is not known</source>
        <translation>No puede saberse: abandono temprano, no se conoce el motivo</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Days count from an earlier decision, so the update cannot be made for this one.</source>
        <translation>Los días se cuentan desde una decisión anterior, por lo que no puede hacerse la actualización para esta.</translation>
    </message>
    <message>
        <source>Did not respond: {first}, {later}</source>
        <translation>No respondió: {first}, {later}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Duloxetine trial, on placebo</source>
        <translation>Ensayo de duloxetina, con placebo</translation>
    </message>
    <message>
        <source>Duloxetine trial, on the drug</source>
        <translation>Ensayo de duloxetina, con el fármaco</translation>
    </message>
    <message>
        <source>Each data set was predicted by a model that never saw it, from visits at about this time. AUC: how often the one of two people who responds got the higher number; 0.5 is chance. Intervals are 90 %.</source>
        <translation>Cada conjunto de datos se predijo con un modelo que nunca lo vio, a partir de visitas en torno a este momento. AUC: con qué frecuencia, de dos personas, la que responde recibió el número más alto; 0.5 es el azar. Los intervalos son del 90 %.</translation>
    </message>
    <message>
        <source>Fitted on real patients and tested on data sets left out of the fit. Describes people with a similar course on treatment; it does not say that a change of treatment would help.</source>
        <translation>Ajustado con pacientes reales y probado en conjuntos de datos dejados fuera del ajuste. Describe a personas con un curso similar en tratamiento; no dice que un cambio de tratamiento ayudaría.</translation>
    </message>
    <message>
        <source>Imipramine, inpatients</source>
        <translation>Imipramina, pacientes hospitalizados</translation>
    </message>
    <message>
        <source>In no data set was it off by 5 of 100 or more.</source>
        <translation>En ningún conjunto de datos se desvió en 5 de cada 100 o más.</translation>
    </message>
    <message>
        <source>In remission: {later}</source>
        <translation>En remisión: {later}</translation>
    </message>
    <message>
        <source>It could be between {low} and {high}.</source>
        <translation>Podría estar entre {low} y {high}.</translation>
    </message>
    <message>
        <source>No course on this scale was at hand: it is assumed that a fraction of the baseline means the same as on the scales that were.</source>
        <translation>No había disponible ningún curso en esta escala: se supone que una fracción del valor basal significa lo mismo que en las escalas que sí lo tenían.</translation>
    </message>
    <message>
        <source>No drug was decided; the update is about people on one.</source>
        <translation>No se decidió ningún fármaco; la actualización se refiere a personas que toman uno.</translation>
    </message>
    <message>
        <source>Not due yet</source>
        <translation>Aún no corresponde</translation>
    </message>
    <message>
        <source>Not in remission: {later}</source>
        <translation>No en remisión: {later}</translation>
    </message>
    <message>
        <source>Not known yet: record whether it is still taken</source>
        <translation>Aún no se sabe: registre si se sigue tomando</translation>
    </message>
    <message>
        <source>Not known yet: still taken on {day}; day {last} decides</source>
        <translation>Aún no se sabe: se seguía tomando el {day}; decide el día {last}</translation>
    </message>
    <message>
        <source>Not known yet: the first {scale} total between day {first} and day {last} decides</source>
        <translation>Aún no se sabe: decide el primer total de {scale} entre el día {first} y el día {last}</translation>
    </message>
    <message>
        <source>Not stopped before day {day}</source>
        <translation>Sin abandono antes del día {day}</translation>
    </message>
    <message>
        <source>Not stopped for side effects before day {day}</source>
        <translation>Sin abandono por efectos adversos antes del día {day}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Con retraso</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Predicted, of 100</source>
        <translation>Previstas, de cada 100</translation>
    </message>
    <message>
        <source>Psychotherapy after a heart attack (ENRICHD)</source>
        <translation>Psicoterapia tras un infarto de miocardio (ENRICHD)</translation>
    </message>
    <message>
        <source>Responded, of 100</source>
        <translation>Respondieron, de cada 100</translation>
    </message>
    <message>
        <source>Responded: {first}, {later}</source>
        <translation>Respondió: {first}, {later}</translation>
    </message>
    <message>
        <source>Response: {meaning}</source>
        <translation>Respuesta: {meaning}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Realizado</translation>
    </message>
    <message>
        <source>Something in the record rules out estimates for this patient; readiness names it.</source>
        <translation>Algo en la historia impide las estimaciones para este paciente; la preparación lo nombra.</translation>
    </message>
    <message>
        <source>Still taken on {day}</source>
        <translation>Se seguía tomando el {day}</translation>
    </message>
    <message>
        <source>Stopped before day {day}</source>
        <translation>Abandono antes del día {day}</translation>
    </message>
    <message>
        <source>Stopped before day {day} because of side effects</source>
        <translation>Abandono antes del día {day} por efectos adversos</translation>
    </message>
    <message>
        <source>Stopped on {day}: {reason}</source>
        <translation>Suspendido el {day}: {reason}</translation>
    </message>
    <message>
        <source>That there is no number is not evidence against the treatment.</source>
        <translation>Que no haya ningún número no es evidencia en contra del tratamiento.</translation>
    </message>
    <message>
        <source>The baseline lies in the scale's lowest band, where a fall by half has no meaning.</source>
        <translation>El valor basal está en la franja más baja de la escala, donde un descenso a la mitad no tiene significado.</translation>
    </message>
    <message>
        <source>The drug was stopped since; these are people who went on.</source>
        <translation>El fármaco se ha suspendido desde entonces; estas son personas que continuaron.</translation>
    </message>
    <message>
        <source>The follow-up model does not cover the baseline's scale.</source>
        <translation>El modelo de seguimiento no cubre la escala del valor basal.</translation>
    </message>
    <message>
        <source>The model bundle in use holds no follow-up model.</source>
        <translation>El paquete de modelos en uso no contiene ningún modelo de seguimiento.</translation>
    </message>
    <message>
        <source>The policy of this site shows no numbers about a patient.</source>
        <translation>La directiva de este centro no muestra números sobre un paciente.</translation>
    </message>
    <message>
        <source>The total that decides is recorded already; it is not used here.</source>
        <translation>El total que decide ya está registrado; aquí no se usa.</translation>
    </message>
    <message>
        <source>There is no depression total on or before day 0.</source>
        <translation>No hay ningún total de depresión en el día 0 o antes.</translation>
    </message>
    <message>
        <source>There is no total on the baseline's scale between day {first} and day {last}.</source>
        <translation>No hay ningún total en la escala del valor basal entre el día {first} y el día {last}.</translation>
    </message>
    <message>
        <source>This bundle holds no figures of how the update did on data sets left out of its fit.</source>
        <translation>Este paquete de modelos no contiene cifras de cómo funcionó la actualización en conjuntos de datos dejados fuera de su ajuste.</translation>
    </message>
    <message>
        <source>What the course says so far</source>
        <translation>Lo que dice el curso hasta ahora</translation>
    </message>
    <message>
        <source>Where it was off by 5 of 100 or more: {list}.</source>
        <translation>Dónde se desvió en 5 de cada 100 o más: {list}.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>{day}: {state}</source>
        <translation>{day}: {state}</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>hace {n} días</translation>
    </message>
    <message>
        <source>{n} of 100 have a higher total than at the start by then; {rest} do not. {range}</source>
        <translation>{n} de cada 100 tienen para entonces un total más alto que al inicio; {rest} no. {range}</translation>
    </message>
    <message>
        <source>{n} of 100 improve by less than a quarter by then; {rest} improve by more. {range}</source>
        <translation>{n} de cada 100 mejoran para entonces menos de una cuarta parte; {rest} mejoran más. {range}</translation>
    </message>
    <message>
        <source>{n} of 100 people with this course respond by week 6 to 12; {rest} do not. {range}</source>
        <translation>{n} de cada 100 personas con este curso responden para las semanas 6 a 12; {rest} no. {range}</translation>
    </message>
    <message>
        <source>{scale} {n} on {day}</source>
        <translation>{scale} {n} el {day}</translation>
    </message>
    <message>
        <source>{scale} {start} at the start, {now} on {day}: {percent} higher.</source>
        <translation>{scale} {start} al inicio, {now} el {day}: {percent} más alto.</translation>
    </message>
    <message>
        <source>{scale} {start} at the start, {now} on {day}: {percent} lower.</source>
        <translation>{scale} {start} al inicio, {now} el {day}: {percent} más bajo.</translation>
    </message>
    <message>
        <source>{setting}: too high, {predicted} of 100 predicted and {observed} responded</source>
        <translation>{setting}: demasiado alto, se previeron {predicted} de cada 100 y respondieron {observed}</translation>
    </message>
    <message>
        <source>{setting}: too low, {predicted} of 100 predicted and {observed} responded</source>
        <translation>{setting}: demasiado bajo, se previeron {predicted} de cada 100 y respondieron {observed}</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>A whole number from {low} to {high}, as added up on the form.</source>
        <translation>Un número entero de {low} a {high}, tal como se suma en el formulario.</translation>
    </message>
    <message>
        <source>Ask each question with the wording of your own C-SSRS screener form; here stands only what it is about. Questions 1 to 5 are about the past month.</source>
        <translation>Haga cada pregunta con la redacción de su propio formulario de cribado C-SSRS; aquí solo figura de qué trata. Las preguntas 1 a 5 se refieren al último mes.</translation>
    </message>
    <message>
        <source>Columbia-Suicide Severity Rating Scale, screener: the order of its questions and its rule for leaving some out; the words on this page are this program's own.</source>
        <translation>Columbia-Suicide Severity Rating Scale, cribado: el orden de sus preguntas y su regla para omitir algunas; las palabras de esta página son propias de este programa.</translation>
    </message>
    <message>
        <source>Item {n}</source>
        <translation>Ítem {n}</translation>
    </message>
    <message>
        <source>Item {n}, about self-harm</source>
        <translation>Ítem {n}, sobre autolesión</translation>
    </message>
    <message>
        <source>Its words are shown in English: no authorised translation is at hand.</source>
        <translation>Sus palabras se muestran en inglés: no hay ninguna traducción autorizada disponible.</translation>
    </message>
    <message>
        <source>Outside the range of this scale.</source>
        <translation>Fuera del rango de esta escala.</translation>
    </message>
    <message>
        <source>The total alone does not tell what was answered there.</source>
        <translation>El total por sí solo no dice qué se respondió ahí.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>not at hand</source>
        <translation>no disponible</translation>
    </message>
</context>
<context>
    <name>handout</name>
    <message>
        <source>Ask your clinician what to expect.</source>
        <translation>Pregunte a su médico qué puede esperar.</translation>
    </message>
    <message>
        <source>Call {crisis_line} if:</source>
        <translation>Llame a {crisis_line} si:</translation>
    </message>
    <message>
        <source>Choosing a medicine</source>
        <translation>Elegir un medicamento</translation>
    </message>
    <message>
        <source>Do not change the dose by yourself.</source>
        <translation>No cambie la dosis por su cuenta.</translation>
    </message>
    <message>
        <source>Do not stop all at once. You may feel unwell.</source>
        <translation>No lo deje de golpe. Puede que se sienta mal.</translation>
    </message>
    <message>
        <source>Feeling sick</source>
        <translation>Náuseas</translation>
    </message>
    <message>
        <source>Feeling sleepy</source>
        <translation>Tener sueño</translation>
    </message>
    <message>
        <source>Feeling unwell when you stop</source>
        <translation>Malestar al dejarlo</translation>
    </message>
    <message>
        <source>Getting better</source>
        <translation>Mejorar</translation>
    </message>
    <message>
        <source>How to take it</source>
        <translation>Cómo tomarlo</translation>
    </message>
    <message>
        <source>If it does not help, there are other ways. Say so.</source>
        <translation>Si no le ayuda, hay otras opciones. Dígalo.</translation>
    </message>
    <message>
        <source>If you want to stop</source>
        <translation>Si quiere dejarlo</translation>
    </message>
    <message>
        <source>It does not work at once. It can take some weeks.</source>
        <translation>No hace efecto enseguida. Puede tardar unas semanas.</translation>
    </message>
    <message>
        <source>Keep your next visit, even when you feel better.</source>
        <translation>Acuda a su próxima visita, aunque se sienta mejor.</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>No number is at hand. Ask your clinician.</source>
        <translation>No hay ningún número disponible. Pregunte a su médico.</translation>
    </message>
    <message>
        <source>No number is at hand. It is {level}.</source>
        <translation>No hay ningún número disponible. Está {level}.</translation>
    </message>
    <message>
        <source>Not yet checked by a clinician.</source>
        <translation>Aún no revisado por un médico.</translation>
    </message>
    <message>
        <source>Patient handout</source>
        <translation>Hoja para el paciente</translation>
    </message>
    <message>
        <source>People start with {dose} a day.</source>
        <translation>Se empieza con {dose} al día.</translation>
    </message>
    <message>
        <source>Sex problems</source>
        <translation>Problemas sexuales</translation>
    </message>
    <message>
        <source>Side effects can come first. Some go away with time.</source>
        <translation>Los efectos adversos pueden aparecer primero. Algunos se van con el tiempo.</translation>
    </message>
    <message>
        <source>Side effects that were counted</source>
        <translation>Efectos adversos que se contaron</translation>
    </message>
    <message>
        <source>Split it over the day or take it at bedtime.</source>
        <translation>Repártalo a lo largo del día o tómelo al acostarse.</translation>
    </message>
    <message>
        <source>Split it over the day.</source>
        <translation>Repártalo a lo largo del día.</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take it at bedtime.</source>
        <translation>Tómelo al acostarse.</translation>
    </message>
    <message>
        <source>Take it each day.</source>
        <translation>Tómelo todos los días.</translation>
    </message>
    <message>
        <source>Take it in the morning.</source>
        <translation>Tómelo por la mañana.</translation>
    </message>
    <message>
        <source>Take it with food.</source>
        <translation>Tómelo con comida.</translation>
    </message>
    <message>
        <source>Talk to your clinician. You can go down step by step.</source>
        <translation>Hable con su médico. Puede ir bajando paso a paso.</translation>
    </message>
    <message>
        <source>The leaflets warn of thoughts of self-harm in people up to 24 years.</source>
        <translation>Los prospectos advierten de pensamientos de autolesión en personas de hasta 24 años.</translation>
    </message>
    <message>
        <source>The range rounds to the same number.</source>
        <translation>El rango se redondea al mismo número.</translation>
    </message>
    <message>
        <source>The side effects that matter to you</source>
        <translation>Los efectos adversos que le importan</translation>
    </message>
    <message>
        <source>The usual range is {dose} a day.</source>
        <translation>El rango habitual es de {dose} al día.</translation>
    </message>
    <message>
        <source>There is no number for this medicine and you. That does not mean that it does not work.</source>
        <translation>No hay ningún número para este medicamento y usted. Eso no significa que no funcione.</translation>
    </message>
    <message>
        <source>These were counted in studies, and not only in people like you. Some of these people would have had the problem without the medicine.</source>
        <translation>Se contaron en estudios, y no solo en personas como usted. Algunas de estas personas habrían tenido el problema sin el medicamento.</translation>
    </message>
    <message>
        <source>This clinic does not print numbers about what to expect.</source>
        <translation>Este centro no imprime números sobre lo que puede esperar.</translation>
    </message>
    <message>
        <source>Trouble sleeping</source>
        <translation>Dificultad para dormir</translation>
    </message>
    <message>
        <source>Weight gain</source>
        <translation>Aumento de peso</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>Qué puede esperar</translation>
    </message>
    <message>
        <source>What to expect: 100 people like you, 1 figure is 1 person</source>
        <translation>Qué puede esperar: 100 personas como usted, 1 figura es 1 persona</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Qué se decidió</translation>
    </message>
    <message>
        <source>When it starts to work</source>
        <translation>Cuándo empieza a hacer efecto</translation>
    </message>
    <message>
        <source>When to call at once</source>
        <translation>Cuándo llamar de inmediato</translation>
    </message>
    <message>
        <source>You and your clinician chose a treatment that is not one of these medicines.</source>
        <translation>Usted y su médico eligieron un tratamiento que no es uno de estos medicamentos.</translation>
    </message>
    <message>
        <source>You and your clinician chose no treatment for now.</source>
        <translation>Usted y su médico decidieron no hacer ningún tratamiento por ahora.</translation>
    </message>
    <message>
        <source>You and your clinician chose to wait with the choice and talk about it again.</source>
        <translation>Usted y su médico decidieron esperar con la elección y volver a hablar de ella.</translation>
    </message>
    <message>
        <source>You and your clinician have not chosen yet. This page shows what you looked at together.</source>
        <translation>Usted y su médico aún no han elegido. Esta página muestra lo que vieron juntos.</translation>
    </message>
    <message>
        <source>You can talk about medicines again at any time.</source>
        <translation>Puede volver a hablar de medicamentos en cualquier momento.</translation>
    </message>
    <message>
        <source>You feel very restless, or high and without need of sleep.</source>
        <translation>Siente mucha inquietud, o euforia y no necesita dormir.</translation>
    </message>
    <message>
        <source>You get a rash, a swollen face or trouble breathing.</source>
        <translation>Le sale una erupción en la piel, se le hincha la cara o le cuesta respirar.</translation>
    </message>
    <message>
        <source>You have a fever with shaking and feel confused.</source>
        <translation>Tiene fiebre con temblores y siente confusión.</translation>
    </message>
    <message>
        <source>You think of harming yourself, or such thoughts get stronger.</source>
        <translation>Piensa en hacerse daño, o esos pensamientos se hacen más fuertes.</translation>
    </message>
    <message>
        <source>Your dose is {dose} a day.</source>
        <translation>Su dosis es de {dose} al día.</translation>
    </message>
    <message>
        <source>Your medicine: {drug}</source>
        <translation>Su medicamento: {drug}</translation>
    </message>
    <message>
        <source>{n} of 100 do.</source>
        <translation>{n} de cada 100, sí.</translation>
    </message>
    <message>
        <source>{n} of 100 have hardly any signs left within {weeks} weeks.</source>
        <translation>A {n} de cada 100 apenas les quedan síntomas en un plazo de {weeks} semanas.</translation>
    </message>
    <message>
        <source>{n} of 100 people filled in</source>
        <translation>{n} de cada 100 personas con relleno</translation>
    </message>
    <message>
        <source>{n} of 100 people like you get much better within {weeks} weeks.</source>
        <translation>{n} de cada 100 personas como usted mejoran mucho en un plazo de {weeks} semanas.</translation>
    </message>
    <message>
        <source>{n} of 100 people like you stop within {weeks} weeks because of side effects.</source>
        <translation>{n} de cada 100 personas como usted lo dejan en un plazo de {weeks} semanas por efectos adversos.</translation>
    </message>
    <message>
        <source>{n} of 100 people; {rest} did not have it.</source>
        <translation>{n} de cada 100 personas; {rest} no lo tuvieron.</translation>
    </message>
    <message>
        <source>{n} of 100 stop within {weeks} weeks for any reason.</source>
        <translation>{n} de cada 100 lo dejan en un plazo de {weeks} semanas por cualquier motivo.</translation>
    </message>
    <message>
        <source>{rest} do not.</source>
        <translation>{rest} no.</translation>
    </message>
    <message>
        <source>“Much better” means that the score of your symptoms falls by half or more. A computer worked the numbers out from published studies of other people. Nobody has checked them on patients yet. They cannot say what will happen to you, and not all of it comes from the medicine.</source>
        <translation>“Mejorar mucho” significa que la puntuación de sus síntomas baja a la mitad o menos. Un ordenador calculó los números a partir de estudios publicados de otras personas. Nadie los ha comprobado todavía en pacientes. No pueden decir qué le pasará a usted, y no todo se debe al medicamento.</translation>
    </message>
</context>
<context>
    <name>identifiers</name>
    <message>
        <source>a date</source>
        <translation>una fecha</translation>
    </message>
    <message>
        <source>a key made from an identifier</source>
        <translation>una clave obtenida de un identificador</translation>
    </message>
    <message>
        <source>a long number</source>
        <translation>un número largo</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a patient's code</source>
        <translation>un código de paciente</translation>
    </message>
    <message>
        <source>a picture, or a code made from a body</source>
        <translation>una imagen o un código hecho a partir de un cuerpo</translation>
    </message>
    <message>
        <source>a plate, licence or serial number</source>
        <translation>una matrícula o un número de licencia o de serie</translation>
    </message>
    <message>
        <source>a record, account or insurance number</source>
        <translation>un número de historia, de cuenta o de seguro</translation>
    </message>
    <message>
        <source>a social security number</source>
        <translation>un número de la seguridad social</translation>
    </message>
    <message>
        <source>a telephone or fax number</source>
        <translation>un número de teléfono o de fax</translation>
    </message>
    <message>
        <source>a web or network address</source>
        <translation>una dirección web o de red</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>una dirección postal</translation>
    </message>
    <message>
        <source>an age of 90 or more</source>
        <translation>una edad de 90 años o más</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>una dirección de correo electrónico</translation>
    </message>
    <message>
        <source>an employer or a school</source>
        <translation>un empleador o un centro de estudios</translation>
    </message>
    <message>
        <source>something that only one person is</source>
        <translation>algo que solo es una persona</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>&amp;Folder …</source>
        <translation>Car&amp;peta …</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Look at the columns</source>
        <translation>&amp;Mirar las columnas</translation>
    </message>
    <message>
        <source>&amp;Undo this import …</source>
        <translation>Des&amp;hacer esta importación …</translation>
    </message>
    <message>
        <source>A folder or file in the program's own format, a REDCap export, FHIR R4 as JSON, a folder of OMOP tables, or a table of your own as CSV. What it is, is told from what it holds.</source>
        <translation>Una carpeta o un archivo en el formato propio del programa, una exportación de REDCap, FHIR R4 como JSON, una carpeta de tablas OMOP o una tabla propia como CSV. Lo que es se reconoce por lo que contiene.</translation>
    </message>
    <message>
        <source>All of it goes: {patients}. The log keeps what came in and that it was taken back. This is possible until something is recorded about one of them.</source>
        <translation>Se va todo: {patients}. El registro conserva lo que entró y que se deshizo. Es posible hasta que se anote algo sobre uno de ellos.</translation>
    </message>
    <message>
        <source>Antidepressant treatments</source>
        <translation>Tratamientos antidepresivos</translation>
    </message>
    <message>
        <source>Antidepressant: dose in mg a day</source>
        <translation>Antidepresivo: dosis en mg al día</translation>
    </message>
    <message>
        <source>Antidepressant: first day</source>
        <translation>Antidepresivo: primer día</translation>
    </message>
    <message>
        <source>Antidepressant: in this episode</source>
        <translation>Antidepresivo: en este episodio</translation>
    </message>
    <message>
        <source>Antidepressant: last day</source>
        <translation>Antidepresivo: último día</translation>
    </message>
    <message>
        <source>Antidepressant: name</source>
        <translation>Antidepresivo: nombre</translation>
    </message>
    <message>
        <source>Antidepressant: outcome</source>
        <translation>Antidepresivo: resultado</translation>
    </message>
    <message>
        <source>Antidepressant: why it was stopped</source>
        <translation>Antidepresivo: por qué se suspendió</translation>
    </message>
    <message>
        <source>Birth date, for the age only</source>
        <translation>Fecha de nacimiento, solo para la edad</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Can be taken back</source>
        <translation>Se puede deshacer</translation>
    </message>
    <message>
        <source>Choose the &amp;dictionary …</source>
        <translation>Elegir el &amp;diccionario …</translation>
    </message>
    <message>
        <source>Codes and dates</source>
        <translation>Códigos y fechas</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Columnas del archivo</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Coma</translation>
    </message>
    <message>
        <source>Comma, as in 24,5</source>
        <translation>Coma, como en 24,5</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Enfermedades</translation>
    </message>
    <message>
        <source>Dates become days from day 0, the day a treatment is being chosen. No date is kept.</source>
        <translation>Las fechas se convierten en días desde el día 0, el día en que se elige un tratamiento. No se guarda ninguna fecha.</translation>
    </message>
    <message>
        <source>Day 0</source>
        <translation>Día 0</translation>
    </message>
    <message>
        <source>Day 0, as year-month-day</source>
        <translation>Día 0, como año-mes-día</translation>
    </message>
    <message>
        <source>Day of the ratings</source>
        <translation>Día de las puntuaciones</translation>
    </message>
    <message>
        <source>Day.month.year, 31.01.2026</source>
        <translation>Día.mes.año, 31.01.2026</translation>
    </message>
    <message>
        <source>Day/month/year, 31/01/2026</source>
        <translation>Día/mes/año, 31/01/2026</translation>
    </message>
    <message>
        <source>Days from day 0, such as -14</source>
        <translation>Días desde el día 0, como -14</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Signo decimal</translation>
    </message>
    <message>
        <source>Diagnosis: ICD-10 code or name</source>
        <translation>Diagnóstico: código CIE-10 o nombre</translation>
    </message>
    <message>
        <source>Diagnosis: current or past</source>
        <translation>Diagnóstico: actual o pasado</translation>
    </message>
    <message>
        <source>Diagnosis: day</source>
        <translation>Diagnóstico: día</translation>
    </message>
    <message>
        <source>Fi&amp;le …</source>
        <translation>Arc&amp;hivo …</translation>
    </message>
    <message>
        <source>Fields that it flags as identifiers, notes and files are then never read, and codes have labels.</source>
        <translation>Los campos que marca como identificadores, las notas y los archivos no se leen entonces nunca, y los códigos tienen rótulos.</translation>
    </message>
    <message>
        <source>Findings by cause</source>
        <translation>Hallazgos por causa</translation>
    </message>
    <message>
        <source>Folder or file</source>
        <translation>Carpeta o archivo</translation>
    </message>
    <message>
        <source>Folder or file to import</source>
        <translation>Carpeta o archivo que se importa</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Found: {form}</source>
        <translation>Encontrado: {form}</translation>
    </message>
    <message>
        <source>Give the mapping a name.</source>
        <translation>Dé un nombre a la correspondencia.</translation>
    </message>
    <message>
        <source>How many people are alike</source>
        <translation>Cuántas personas son iguales</translation>
    </message>
    <message>
        <source>How many, or where from</source>
        <translation>Cuántos o de dónde</translation>
    </message>
    <message>
        <source>I &amp;have looked through the columns, their codes, dates and decimal mark; they are right.</source>
        <translation>&amp;He revisado las columnas, sus códigos, fechas y signo decimal; son correctos.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importaciones</translation>
    </message>
    <message>
        <source>Imports in this store</source>
        <translation>Importaciones en este almacén</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>It holds names of columns and codes, nothing of a patient.</source>
        <translation>Contiene nombres de columnas y códigos, nada de un paciente.</translation>
    </message>
    <message>
        <source>Its dates are written</source>
        <translation>Sus fechas se escriben</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondencia</translation>
    </message>
    <message>
        <source>Marks of the whole file</source>
        <translation>Signos de todo el archivo</translation>
    </message>
    <message>
        <source>Month/day/year, 01/31/2026</source>
        <translation>Mes/día/año, 01/31/2026</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Nombre de la correspondencia</translation>
    </message>
    <message>
        <source>Never read: flagged in the dictionary</source>
        <translation>Nunca se lee: marcado en el diccionario</translation>
    </message>
    <message>
        <source>Not in the data dictionary, so not read</source>
        <translation>No está en el diccionario de datos, así que no se lee</translation>
    </message>
    <message>
        <source>Not needed for a saved mapping</source>
        <translation>No hace falta para una correspondencia guardada</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>No se lee</translation>
    </message>
    <message>
        <source>Nothing speaks against these records.</source>
        <translation>Nada habla en contra de estos registros.</translation>
    </message>
    <message>
        <source>Nothing was imported into this store yet.</source>
        <translation>Todavía no se ha importado nada en este almacén.</translation>
    </message>
    <message>
        <source>Other medicine: first day</source>
        <translation>Otro medicamento: primer día</translation>
    </message>
    <message>
        <source>Other medicine: last day</source>
        <translation>Otro medicamento: último día</translation>
    </message>
    <message>
        <source>Other medicine: name</source>
        <translation>Otro medicamento: nombre</translation>
    </message>
    <message>
        <source>Other medicine: taken or stopped</source>
        <translation>Otro medicamento: se toma o se dejó</translation>
    </message>
    <message>
        <source>Other medicines</source>
        <translation>Otros medicamentos</translation>
    </message>
    <message>
        <source>Patient code (pseudonym)</source>
        <translation>Código del paciente (seudónimo)</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Patients left out, because something is wrong in them</source>
        <translation>Pacientes que se dejan fuera porque algo en ellos no es correcto</translation>
    </message>
    <message>
        <source>Point, as in 24.5</source>
        <translation>Punto, como en 24.5</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Propose one from the names of the columns</source>
        <translation>Proponer una a partir de los nombres de las columnas</translation>
    </message>
    <message>
        <source>REDCap's data dictionary</source>
        <translation>Diccionario de datos de REDCap</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Records (*.csv *.tsv *.txt *.json *.ndjson)</source>
        <translation>Registros (*.csv *.tsv *.txt *.json *.ndjson)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Sa&amp;ve mapping</source>
        <translation>&amp;Guardar la correspondencia</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Punto y coma</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Some cells are no numbers</source>
        <translation>Algunas celdas no son números</translation>
    </message>
    <message>
        <source>Some cells cannot be read so. They would be refused.</source>
        <translation>Algunas celdas no se pueden leer así. Se rechazarían.</translation>
    </message>
    <message>
        <source>Some codes are not explained</source>
        <translation>Algunos códigos no están explicados</translation>
    </message>
    <message>
        <source>Some dates are written otherwise</source>
        <translation>Algunas fechas están escritas de otro modo</translation>
    </message>
    <message>
        <source>Some numbers have the other decimal mark. They would be refused.</source>
        <translation>Algunos números tienen el otro signo decimal. Se rechazarían.</translation>
    </message>
    <message>
        <source>Somebody who knows a patient could know: {names} (age and education in bands). In the store after this import, the smallest group of patients with the same answers has {smallest}.</source>
        <translation>Alguien que conoce a un paciente podría saber: {names} (edad y estudios por franjas). En el almacén, después de esta importación, el grupo más pequeño de pacientes con las mismas respuestas tiene {smallest}.</translation>
    </message>
    <message>
        <source>Something was recorded or decided about a patient of this import, so it stays.</source>
        <translation>Se anotó o se decidió algo sobre un paciente de esta importación, por lo que se queda.</translation>
    </message>
    <message>
        <source>Step {n} of {all}: {what}</source>
        <translation>Paso {n} de {all}: {what}</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacerla</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>Deshacer la importación</translation>
    </message>
    <message>
        <source>The data dictionary says that this must not be read, so it never is.</source>
        <translation>El diccionario de datos dice que esto no se debe leer, así que nunca se lee.</translation>
    </message>
    <message>
        <source>The day of each patient's latest depression rating</source>
        <translation>El día de la última puntuación de depresión de cada paciente</translation>
    </message>
    <message>
        <source>The other decimal mark</source>
        <translation>El otro signo decimal</translation>
    </message>
    <message>
        <source>The same day for everybody:</source>
        <translation>El mismo día para todos:</translation>
    </message>
    <message>
        <source>These are no codes</source>
        <translation>Estos no son códigos</translation>
    </message>
    <message>
        <source>This column holds too many different texts to be codes. It would be refused.</source>
        <translation>Esta columna contiene demasiados textos distintos para ser códigos. Se rechazaría.</translation>
    </message>
    <message>
        <source>This column is</source>
        <translation>Esta columna es</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Para mirar</translation>
    </message>
    <message>
        <source>To the &amp;worklist</source>
        <translation>A la &amp;lista de trabajo</translation>
    </message>
    <message>
        <source>Use this mapping again</source>
        <translation>Usar de nuevo esta correspondencia</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Barra vertical</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What each column is</source>
        <translation>Qué es cada columna</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>What its columns mean</source>
        <translation>Qué significan sus columnas</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>Qué encontró la comprobación</translation>
    </message>
    <message>
        <source>What the code {code} means</source>
        <translation>Qué significa el código {code}</translation>
    </message>
    <message>
        <source>What would be imported</source>
        <translation>Qué se importaría</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>Where the records are</source>
        <translation>Dónde están los registros</translation>
    </message>
    <message>
        <source>Which day is day 0</source>
        <translation>Qué día es el día 0</translation>
    </message>
    <message>
        <source>With T and seconds, 2026-01-31T09:30:00</source>
        <translation>Con T y segundos, 2026-01-31T09:30:00</translation>
    </message>
    <message>
        <source>With the time, 2026-01-31 09:30</source>
        <translation>Con la hora, 2026-01-31 09:30</translation>
    </message>
    <message>
        <source>Without marks, 20260131</source>
        <translation>Sin signos, 20260131</translation>
    </message>
    <message>
        <source>Year-month-day, 2026-01-31</source>
        <translation>Año-mes-día, 2026-01-31</translation>
    </message>
    <message>
        <source>Yes or no: {condition}</source>
        <translation>Sí o no: {condition}</translation>
    </message>
    <message>
        <source>Your policy asks for groups of {k} or more; {below} are in smaller ones.</source>
        <translation>Su directiva pide grupos de {k} o más; {below} están en grupos más pequeños.</translation>
    </message>
    <message>
        <source>all together SHA-256 {hash} …</source>
        <translation>todo junto SHA-256 {hash} …</translation>
    </message>
    <message>
        <source>and {n} more places</source>
        <translation>y {n} lugares más</translation>
    </message>
    <message>
        <source>choose the records</source>
        <translation>elegir los registros</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>look through the columns</source>
        <translation>revisar las columnas</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>sin explicar</translation>
    </message>
    <message>
        <source>read the check and attest</source>
        <translation>leer la comprobación y declarar</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>fila {n}</translation>
    </message>
    <message>
        <source>{alone} of {all} are the only one of their group and so easier to recognise.</source>
        <translation>{alone} de {all} son los únicos de su grupo y por eso más fáciles de reconocer.</translation>
    </message>
    <message>
        <source>{cell} is read as {value}.</source>
        <translation>{cell} se lee como {value}.</translation>
    </message>
    <message>
        <source>{n} more files</source>
        <translation>{n} archivos más</translation>
    </message>
    <message>
        <source>{read} of {all} columns are read. Everything else is never looked at.</source>
        <translation>Se leen {read} de {all} columnas. Todo lo demás no se mira nunca.</translation>
    </message>
    <message>
        <source>{scale}, item {item}</source>
        <translation>{scale}, ítem {item}</translation>
    </message>
    <message>
        <source>{scale}, total</source>
        <translation>{scale}, total</translation>
    </message>
    <message>
        <source>{size}, SHA-256 {hash} …</source>
        <translation>{size}, SHA-256 {hash} …</translation>
    </message>
    <message>
        <source>{what}, no. {number}</source>
        <translation>{what}, n.º {number}</translation>
    </message>
</context>
<context>
    <name>interval</name>
    <message>
        <source>Average, of 100</source>
        <translation>Promedio, de cada 100</translation>
    </message>
    <message>
        <source>Axis from 0 to 100 of 100 people</source>
        <translation>Eje de 0 a 100 de cada 100 personas</translation>
    </message>
    <message>
        <source>Estimate with interval</source>
        <translation>Estimación con intervalo</translation>
    </message>
    <message>
        <source>Estimate, of 100</source>
        <translation>Estimación, de cada 100</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>No estimate.</source>
        <translation>Sin estimación.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>The axis runs from 0 to 100 of 100 people.</source>
        <translation>El eje va de 0 a 100 de cada 100 personas.</translation>
    </message>
    <message>
        <source>average {n}</source>
        <translation>promedio {n}</translation>
    </message>
    <message>
        <source>no estimate</source>
        <translation>sin estimación</translation>
    </message>
    <message>
        <source>of 100 people</source>
        <translation>de cada 100 personas</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>This translation has not been reviewed clinically.</source>
        <translation>Esta traducción no ha sido revisada clínicamente.</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>graded high</source>
        <translation>graduado como alto</translation>
    </message>
    <message>
        <source>graded low</source>
        <translation>graduado como bajo</translation>
    </message>
    <message>
        <source>graded low to medium</source>
        <translation>graduado de bajo a medio</translation>
    </message>
    <message>
        <source>graded medium</source>
        <translation>graduado como medio</translation>
    </message>
    <message>
        <source>graded medium to high</source>
        <translation>graduado de medio a alto</translation>
    </message>
    <message>
        <source>graded none</source>
        <translation>graduado como ninguno</translation>
    </message>
    <message>
        <source>graded none to low</source>
        <translation>graduado de ninguno a bajo</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>#{last} to #{first} of {all} entries</source>
        <translation>#{last} a #{first} de {all} asientos</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Limpiar</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportar …</translation>
    </message>
    <message>
        <source>&amp;Make the report</source>
        <translation>&amp;Hacer el informe</translation>
    </message>
    <message>
        <source>&amp;Newer</source>
        <translation>Más &amp;recientes</translation>
    </message>
    <message>
        <source>&amp;Older</source>
        <translation>Más &amp;antiguos</translation>
    </message>
    <message>
        <source>&amp;Show the decision as it was seen</source>
        <translation>&amp;Mostrar la decisión tal como se vio</translation>
    </message>
    <message>
        <source>A folder that explains itself, with one signed list</source>
        <translation>Una carpeta que se explica por sí misma, con una sola lista firmada</translation>
    </message>
    <message>
        <source>A key was retired.</source>
        <translation>Se retiró una clave.</translation>
    </message>
    <message>
        <source>A model bundle was refused.</source>
        <translation>Se rechazó un paquete de modelos.</translation>
    </message>
    <message>
        <source>A signing key was enrolled.</source>
        <translation>Se incorporó una clave de firma.</translation>
    </message>
    <message>
        <source>After no estimate: {what}</source>
        <translation>Tras no haber estimación: {what}</translation>
    </message>
    <message>
        <source>All {n} receipts belong to decisions of this log.</source>
        <translation>Los {n} resguardos corresponden a decisiones de este registro.</translation>
    </message>
    <message>
        <source>Amended: {n}.</source>
        <translation>Enmendadas: {n}.</translation>
    </message>
    <message>
        <source>Amends</source>
        <translation>Enmienda</translation>
    </message>
    <message>
        <source>An import by {who} was refused.</source>
        <translation>Se rechazó una importación de {who}.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Valoración</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Before entry</source>
        <translation>Antes del asiento</translation>
    </message>
    <message>
        <source>Beside the estimates</source>
        <translation>Junto a las estimaciones</translation>
    </message>
    <message>
        <source>Beside the log itself (optional)</source>
        <translation>Junto al propio registro (opcional)</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquete de modelos</translation>
    </message>
    <message>
        <source>By the policy of this machine, your roles do not export the log.</source>
        <translation>Según la directiva de este equipo, sus funciones no exportan el registro.</translation>
    </message>
    <message>
        <source>C&amp;heck the receipts</source>
        <translation>C&amp;omprobar los resguardos</translation>
    </message>
    <message>
        <source>Checks that did not hold</source>
        <translation>Comprobaciones no superadas</translation>
    </message>
    <message>
        <source>Checks that held</source>
        <translation>Comprobaciones superadas</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Comparing and deciding</source>
        <translation>Comparar y decidir</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>Cop&amp;iar como texto</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Titulación</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Durante</translation>
    </message>
    <message>
        <source>Each signature gave a receipt of 16 characters for the chart. Here you see whether they belong to decisions of this log, signed as they stand.</source>
        <translation>Cada firma dio un resguardo de 16 caracteres para la historia clínica. Aquí ve si corresponden a decisiones de este registro, firmadas tal como figuran.</translation>
    </message>
    <message>
        <source>Emergency access was used.</source>
        <translation>Se usó el acceso de emergencia.</translation>
    </message>
    <message>
        <source>Enter at least one receipt.</source>
        <translation>Introduzca al menos un resguardo.</translation>
    </message>
    <message>
        <source>Enter what the export is for. It becomes part of the log.</source>
        <translation>Introduzca para qué es la exportación. Pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Enter who receives it. It becomes part of the log.</source>
        <translation>Introduzca quién la recibe. Pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Enter your passphrase.</source>
        <translation>Introduzca su frase de contraseña.</translation>
    </message>
    <message>
        <source>Entries concerned</source>
        <translation>Entradas afectadas</translation>
    </message>
    <message>
        <source>Entries then</source>
        <translation>Asientos en ese momento</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>Estimates were shown to {who}.</source>
        <translation>Se mostraron estimaciones a {who}.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Excluido</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exportar el registro</translation>
    </message>
    <message>
        <source>FHIR R4: audit events and provenance</source>
        <translation>FHIR R4: eventos de auditoría y procedencia</translation>
    </message>
    <message>
        <source>Feedback on decisions, with reasons and outcomes</source>
        <translation>Retorno de información sobre las decisiones, con motivos y resultados</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Archivo o carpeta</translation>
    </message>
    <message>
        <source>Filtered by</source>
        <translation>Filtrado por</translation>
    </message>
    <message>
        <source>First day, year-month-day, by UTC</source>
        <translation>Primer día, año-mes-día, según UTC</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>From 2026-01-31</source>
        <translation>Desde 2026-01-31</translation>
    </message>
    <message>
        <source>From entry</source>
        <translation>Desde el asiento</translation>
    </message>
    <message>
        <source>From seeing the estimates to the signature, median</source>
        <translation>Desde ver las estimaciones hasta la firma, mediana</translation>
    </message>
    <message>
        <source>Groups of fewer than {k} are hidden.</source>
        <translation>Los grupos de menos de {k} están ocultos.</translation>
    </message>
    <message>
        <source>Head then</source>
        <translation>Cabeza en ese momento</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Cuántas veces</translation>
    </message>
    <message>
        <source>How signed decisions stand to the own view and to the estimates. It asks whether estimates inform or lead; it judges nobody.</source>
        <translation>Cómo se sitúan las decisiones firmadas respecto al criterio propio y a las estimaciones. Pregunta si las estimaciones informan o conducen; no juzga a nadie.</translation>
    </message>
    <message>
        <source>How the entry is shown</source>
        <translation>Cómo se muestra el asiento</translation>
    </message>
    <message>
        <source>IT has closed what is grey here, by the policy of this machine.</source>
        <translation>El servicio de informática ha cerrado lo que aquí está en gris, por la directiva de este equipo.</translation>
    </message>
    <message>
        <source>In &amp;words</source>
        <translation>En &amp;palabras</translation>
    </message>
    <message>
        <source>In co&amp;des</source>
        <translation>En có&amp;digos</translation>
    </message>
    <message>
        <source>It says nothing more.</source>
        <translation>No dice nada más.</translation>
    </message>
    <message>
        <source>It takes a second person: somebody else has to stand in the log since.</source>
        <translation>Hace falta una segunda persona: alguien más tiene que constar en el registro desde entonces.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Tipo de evento</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last day, year-month-day, by UTC</source>
        <translation>Último día, año-mes-día, según UTC</translation>
    </message>
    <message>
        <source>Left without a decision</source>
        <translation>Dejada sin decisión</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Asientos del registro</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>No entry is chosen.</source>
        <translation>No hay ningún asiento elegido.</translation>
    </message>
    <message>
        <source>No entry matches; the log has {all}.</source>
        <translation>Ningún asiento coincide; el registro tiene {all}.</translation>
    </message>
    <message>
        <source>No report yet. Name days, or leave them empty for the whole log, and make it.</source>
        <translation>Todavía no hay informe. Indique días, o déjelos vacíos para todo el registro, y créelo.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>Notice, SHA-256</source>
        <translation>Aviso, SHA-256</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Of what is left out, place and hash go along, so that nobody can drop an entry unseen. A search for words does not count here.</source>
        <translation>De lo que se omite se incluyen el lugar y el hash, para que nadie pueda quitar un asiento sin que se note. Una búsqueda de palabras no cuenta aquí.</translation>
    </message>
    <message>
        <source>Old backups were removed.</source>
        <translation>Se eliminaron copias de seguridad antiguas.</translation>
    </message>
    <message>
        <source>One a line, or apart by spaces or commas.</source>
        <translation>Uno por línea, o separados por espacios o comas.</translation>
    </message>
    <message>
        <source>Only what the filter of the entries shows</source>
        <translation>Solo lo que muestra el filtro de los asientos</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Oversight report</source>
        <translation>Informe de supervisión</translation>
    </message>
    <message>
        <source>Own view inside the best group, decision outside it</source>
        <translation>Criterio propio dentro del mejor grupo, decisión fuera de él</translation>
    </message>
    <message>
        <source>Own view outside the best group, decision inside it</source>
        <translation>Criterio propio fuera del mejor grupo, decisión dentro de él</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>People and keys</source>
        <translation>Personas y claves</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Person, as they said</source>
        <translation>Persona, según dijo</translation>
    </message>
    <message>
        <source>Printed name</source>
        <translation>Nombre impreso</translation>
    </message>
    <message>
        <source>Program and store</source>
        <translation>Programa y almacén</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Versión del programa</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resguardo</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Resguardos</translation>
    </message>
    <message>
        <source>Receipts and what was found</source>
        <translation>Resguardos y lo que se encontró</translation>
    </message>
    <message>
        <source>Receipts checked</source>
        <translation>Resguardos comprobados</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Record or patient code</source>
        <translation>Historia o código de paciente</translation>
    </message>
    <message>
        <source>Records and ratings</source>
        <translation>Historias y puntuaciones de escala</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Search codes (Ctrl+F)</source>
        <translation>Buscar códigos (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the codes of entries</source>
        <translation>Buscar en los códigos de los asientos</translation>
    </message>
    <message>
        <source>Sign for the &amp;log</source>
        <translation>Firmar el re&amp;gistro</translation>
    </message>
    <message>
        <source>Sign for the state of the log</source>
        <translation>Firmar el estado del registro</translation>
    </message>
    <message>
        <source>Signed within {n} seconds of seeing the estimates</source>
        <translation>Firmada en los {n} segundos siguientes a ver las estimaciones</translation>
    </message>
    <message>
        <source>Signed within {n} seconds of the decision before</source>
        <translation>Firmada en los {n} segundos siguientes a la decisión anterior</translation>
    </message>
    <message>
        <source>Signing in failed.</source>
        <translation>Falló un inicio de sesión.</translation>
    </message>
    <message>
        <source>Something was not what it was when it was written.</source>
        <translation>Algo no era lo que era cuando se escribió.</translation>
    </message>
    <message>
        <source>Tables of entries and decisions (CSV), for reading</source>
        <translation>Tablas de asientos y decisiones (CSV), para leer</translation>
    </message>
    <message>
        <source>The ages of patients were looked at again.</source>
        <translation>Se volvieron a mirar las edades de los pacientes.</translation>
    </message>
    <message>
        <source>The chosen entry in full, as codes</source>
        <translation>El asiento elegido completo, en códigos</translation>
    </message>
    <message>
        <source>The decision was one of the own view's options</source>
        <translation>La decisión era una de las opciones del criterio propio</translation>
    </message>
    <message>
        <source>The export is signed, names purpose and recipient, and is itself an entry. Patients stand in it with their record ids.</source>
        <translation>La exportación está firmada, nombra la finalidad y el destinatario, y es a su vez un asiento. Los pacientes figuran en ella con sus identificadores de historia.</translation>
    </message>
    <message>
        <source>The folder holds every form below, keys, settings, model cards and an explanation.</source>
        <translation>La carpeta contiene todos los formatos de abajo, claves, ajustes, fichas de los modelos y una explicación.</translation>
    </message>
    <message>
        <source>The log itself</source>
        <translation>El propio registro</translation>
    </message>
    <message>
        <source>The machine's clock stood earlier than at the entry before.</source>
        <translation>El reloj del equipo marcaba una hora anterior a la del asiento previo.</translation>
    </message>
    <message>
        <source>The program computes the whole chain anew. Then you sign, with your own key, for how many entries there are and what they lead to. Whoever wants to write the log anew needs your key too. You do not sign for any decision in it.</source>
        <translation>El programa vuelve a calcular toda la cadena. Después usted firma, con su propia clave, cuántos asientos hay y a qué conducen. Quien quiera escribir de nuevo el registro necesita también su clave. No firma ninguna de las decisiones que contiene.</translation>
    </message>
    <message>
        <source>The program was locked.</source>
        <translation>El programa se bloqueó.</translation>
    </message>
    <message>
        <source>The reason was "other"</source>
        <translation>El motivo era "otro"</translation>
    </message>
    <message>
        <source>The receipt belongs to a decision of this log.</source>
        <translation>El resguardo corresponde a una decisión de este registro.</translation>
    </message>
    <message>
        <source>The same reasons as in the decision before</source>
        <translation>Los mismos motivos que en la decisión anterior</translation>
    </message>
    <message>
        <source>The signed log as one file</source>
        <translation>El registro firmado en un solo archivo</translation>
    </message>
    <message>
        <source>The store was restored from a backup.</source>
        <translation>El almacén se restauró desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>The verifier, one Python file that needs nothing else</source>
        <translation>El verificador, un solo archivo de Python que no necesita nada más</translation>
    </message>
    <message>
        <source>The whole log</source>
        <translation>Todo el registro</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Time of the entry before</source>
        <translation>Hora del asiento anterior</translation>
    </message>
    <message>
        <source>To 2026-12-31</source>
        <translation>Hasta 2026-12-31</translation>
    </message>
    <message>
        <source>Type days as year-month-day, for example 2026-11-02.</source>
        <translation>Escriba los días como año-mes-día, por ejemplo 2026-11-02.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What the entry says</source>
        <translation>Lo que dice el asiento</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Whose decisions</source>
        <translation>De quién son las decisiones</translation>
    </message>
    <message>
        <source>With an estimate</source>
        <translation>Con estimación</translation>
    </message>
    <message>
        <source>Without an estimate</source>
        <translation>Sin estimación</translation>
    </message>
    <message>
        <source>You signed for {n} entries. Head: {head} … Receipt: {receipt}</source>
        <translation>Ha firmado {n} asientos. Cabeza: {head} … Resguardo: {receipt}</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Su frase de contraseña</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>línea de comandos</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>borrado</translation>
    </message>
    <message>
        <source>not in this log</source>
        <translation>no está en este registro</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>el programa</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>demasiado pocos</translation>
    </message>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>{n} receipt belongs to no decision of this log. Check how it was written.</source>
        <translation>{n} resguardo no corresponde a ninguna decisión de este registro. Compruebe cómo se escribió.</translation>
    </message>
    <message>
        <source>{n} receipts belong to no decision of this log. Check how they were written.</source>
        <translation>{n} resguardos no corresponden a ninguna decisión de este registro. Compruebe cómo se escribieron.</translation>
    </message>
    <message>
        <source>{n} signed decision.</source>
        <translation>{n} decisión firmada.</translation>
    </message>
    <message>
        <source>{n} signed decisions.</source>
        <translation>{n} decisiones firmadas.</translation>
    </message>
    <message>
        <source>{n} that match, and older ones; the log has {all}</source>
        <translation>{n} que coinciden, y otros más antiguos; el registro tiene {all}</translation>
    </message>
    <message>
        <source>{n} that match; the log has {all}</source>
        <translation>{n} que coinciden; el registro tiene {all}</translation>
    </message>
    <message>
        <source>{who} added a person.</source>
        <translation>{who} añadió a una persona.</translation>
    </message>
    <message>
        <source>{who} approved a recalibration.</source>
        <translation>{who} aprobó una recalibración.</translation>
    </message>
    <message>
        <source>{who} changed somebody's roles.</source>
        <translation>{who} cambió los roles de alguien.</translation>
    </message>
    <message>
        <source>{who} changed the own passphrase.</source>
        <translation>{who} cambió su propia frase de contraseña.</translation>
    </message>
    <message>
        <source>{who} changed what the program trusts.</source>
        <translation>{who} cambió aquello en lo que confía el programa.</translation>
    </message>
    <message>
        <source>{who} checked the installation.</source>
        <translation>{who} comprobó la instalación.</translation>
    </message>
    <message>
        <source>{who} closed an account.</source>
        <translation>{who} cerró una cuenta.</translation>
    </message>
    <message>
        <source>{who} created this store.</source>
        <translation>{who} creó este almacén.</translation>
    </message>
    <message>
        <source>{who} disposed of old entries.</source>
        <translation>{who} eliminó asientos antiguos.</translation>
    </message>
    <message>
        <source>{who} erased what the log said of a person.</source>
        <translation>{who} borró lo que el registro de actividad decía de una persona.</translation>
    </message>
    <message>
        <source>{who} exported the log.</source>
        <translation>{who} exportó el registro.</translation>
    </message>
    <message>
        <source>{who} gave the store a new key.</source>
        <translation>{who} dio al almacén una nueva clave.</translation>
    </message>
    <message>
        <source>{who} had all stored patients scored at once.</source>
        <translation>{who} hizo calcular de una vez las estimaciones de todos los pacientes almacenados.</translation>
    </message>
    <message>
        <source>{who} imported a model bundle.</source>
        <translation>{who} importó un paquete de modelos.</translation>
    </message>
    <message>
        <source>{who} imported records.</source>
        <translation>{who} importó historias.</translation>
    </message>
    <message>
        <source>{who} left a comparison without a decision.</source>
        <translation>{who} dejó una comparación sin decisión.</translation>
    </message>
    <message>
        <source>{who} made a backup.</source>
        <translation>{who} hizo una copia de seguridad.</translation>
    </message>
    <message>
        <source>{who} made a sheet for recovery or emergencies.</source>
        <translation>{who} hizo una hoja para recuperación o emergencias.</translation>
    </message>
    <message>
        <source>{who} opened a patient.</source>
        <translation>{who} abrió un paciente.</translation>
    </message>
    <message>
        <source>{who} opened an explanation.</source>
        <translation>{who} abrió una explicación.</translation>
    </message>
    <message>
        <source>{who} proposed a recalibration.</source>
        <translation>{who} propuso una recalibración.</translation>
    </message>
    <message>
        <source>{who} put a model bundle to use.</source>
        <translation>{who} puso en uso un paquete de modelos.</translation>
    </message>
    <message>
        <source>{who} read or checked the log.</source>
        <translation>{who} leyó o comprobó el registro.</translation>
    </message>
    <message>
        <source>{who} recorded a rating.</source>
        <translation>{who} registró una puntuación de escala.</translation>
    </message>
    <message>
        <source>{who} recorded the own view.</source>
        <translation>{who} registró el criterio propio.</translation>
    </message>
    <message>
        <source>{who} recorded what a patient wants to avoid.</source>
        <translation>{who} registró lo que un paciente quiere evitar.</translation>
    </message>
    <message>
        <source>{who} recorded what became of a notice to a patient.</source>
        <translation>{who} registró qué fue de un aviso para un paciente.</translation>
    </message>
    <message>
        <source>{who} recorded what became of a treatment.</source>
        <translation>{who} registró qué fue de un tratamiento.</translation>
    </message>
    <message>
        <source>{who} reported a problem with an estimate.</source>
        <translation>{who} notificó un problema con una estimación.</translation>
    </message>
    <message>
        <source>{who} saved what support needs to know.</source>
        <translation>{who} guardó lo que el servicio de soporte necesita saber.</translation>
    </message>
    <message>
        <source>{who} signed a decision.</source>
        <translation>{who} firmó una decisión.</translation>
    </message>
    <message>
        <source>{who} signed an amended decision.</source>
        <translation>{who} firmó una decisión enmendada.</translation>
    </message>
    <message>
        <source>{who} signed for the state of the log.</source>
        <translation>{who} firmó el estado del registro.</translation>
    </message>
    <message>
        <source>{who} signed in.</source>
        <translation>{who} inició sesión.</translation>
    </message>
    <message>
        <source>{who} started working with the program.</source>
        <translation>{who} empezó a trabajar con el programa.</translation>
    </message>
    <message>
        <source>{who} stopped a comparison.</source>
        <translation>{who} detuvo una comparación.</translation>
    </message>
    <message>
        <source>{who} stopped working with the program.</source>
        <translation>{who} dejó de trabajar con el programa.</translation>
    </message>
    <message>
        <source>{who} took an import back.</source>
        <translation>{who} deshizo una importación.</translation>
    </message>
    <message>
        <source>{who} tried what if.</source>
        <translation>{who} probó un supuesto.</translation>
    </message>
    <message>
        <source>{who} withdrew a recalibration.</source>
        <translation>{who} retiró una recalibración.</translation>
    </message>
    <message>
        <source>{who}: {event}.</source>
        <translation>{who}: {event}.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>**{outcome}**: best group changes for {best} patients; of {all} estimates {outside} leave their interval, {points} move by more than 5 points; largest move {most} points</source>
        <translation>**{outcome}**: el mejor grupo cambia para {best} pacientes; de {all} estimaciones, {outside} salen de su intervalo, {points} se mueven más de 5 puntos; mayor movimiento, {most} puntos</translation>
    </message>
    <message>
        <source>Expires {day}</source>
        <translation>Caduca el {day}</translation>
    </message>
    <message>
        <source>Fingerprint {sha256}</source>
        <translation>Huella digital {sha256}</translation>
    </message>
    <message>
        <source>Holds {names}</source>
        <translation>Contenido: {names}</translation>
    </message>
    <message>
        <source>Newly estimated: {drugs}.</source>
        <translation>Con estimación nueva: {drugs}.</translation>
    </message>
    <message>
        <source>No longer estimated: {drugs}.</source>
        <translation>Ya sin estimación: {drugs}.</translation>
    </message>
    <message>
        <source>Patients who lose every estimate: {lose}; who get one: {gain}.</source>
        <translation>Pacientes que pierden todas las estimaciones: {lose}; que obtienen alguna: {gain}.</translation>
    </message>
    <message>
        <source>Signed with {key}</source>
        <translation>Firmado con {key}</translation>
    </message>
    <message>
        <source>Version {version}, signed with {key}. {basis}.</source>
        <translation>Versión {version}, firmada con {key}. {basis}.</translation>
    </message>
    <message>
        <source>Version {version}, {origin}</source>
        <translation>Versión {version}, {origin}</translation>
    </message>
    <message>
        <source>What changes for the patients of this store</source>
        <translation>Lo que cambia para los pacientes de este almacén</translation>
    </message>
    <message>
        <source>a bundle that cannot be read</source>
        <translation>un paquete de modelos que no puede leerse</translation>
    </message>
    <message>
        <source>a key of this site</source>
        <translation>una clave de este centro</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>no puede usarse</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importado</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>no card</source>
        <translation>sin ficha</translation>
    </message>
    <message>
        <source>no figures by group of people</source>
        <translation>sin cifras por grupo de personas</translation>
    </message>
    <message>
        <source>no pictures</source>
        <translation>sin imágenes</translation>
    </message>
    <message>
        <source>no source attributes</source>
        <translation>sin atributos de origen</translation>
    </message>
    <message>
        <source>no test of a week-2 update</source>
        <translation>sin prueba de una actualización de la semana 2</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>incluido con el programa</translation>
    </message>
    <message>
        <source>the maker's key</source>
        <translation>la clave del fabricante</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <source>{day} (expired)</source>
        <translation>{day} (caducado)</translation>
    </message>
    <message>
        <source>{day} ({n} days left)</source>
        <translation>{day} (quedan {n} días)</translation>
    </message>
    <message>
        <source>{id} is in use: signature, files and reference cases hold. {basis}. Signed with {key}; expires {day}.</source>
        <translation>{id} está en uso: la firma, los archivos y los casos de referencia son válidos. {basis}. Firmado con {key}; caduca el {day}.</translation>
    </message>
    <message>
        <source>{new} in place of {old}: {affected} of {patients} patients are affected.</source>
        <translation>{new} en lugar de {old}: {affected} de {patients} pacientes se ven afectados.</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>1, very unsure</source>
        <translation>1, muy poca certeza</translation>
    </message>
    <message>
        <source>2, unsure</source>
        <translation>2, poca certeza</translation>
    </message>
    <message>
        <source>3 trials or more</source>
        <translation>3 tratamientos o más</translation>
    </message>
    <message>
        <source>3, in between</source>
        <translation>3, intermedia</translation>
    </message>
    <message>
        <source>4, sure</source>
        <translation>4, certeza alta</translation>
    </message>
    <message>
        <source>5, very sure</source>
        <translation>5, certeza muy alta</translation>
    </message>
    <message>
        <source>90 years or older</source>
        <translation>90 años o más</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abandonada</translation>
    </message>
    <message>
        <source>Adequate trials failed this episode</source>
        <translation>Tratamientos adecuados fallidos en este episodio</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>En contra</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Age at first onset</source>
        <translation>Edad del primer inicio</translation>
    </message>
    <message>
        <source>Ages looked at again</source>
        <translation>Edades revisadas de nuevo</translation>
    </message>
    <message>
        <source>Alcohol use disorder</source>
        <translation>Trastorno por consumo de alcohol</translation>
    </message>
    <message>
        <source>All stored patients scored</source>
        <translation>Estimaciones de todos los pacientes almacenados calculadas</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analista</translation>
    </message>
    <message>
        <source>Another treatment</source>
        <translation>Otro tratamiento</translation>
    </message>
    <message>
        <source>Antidepressant</source>
        <translation>Antidepresivo</translation>
    </message>
    <message>
        <source>Antidepressant treatments</source>
        <translation>Tratamientos antidepresivos</translation>
    </message>
    <message>
        <source>Anxious distress</source>
        <translation>Malestar ansioso</translation>
    </message>
    <message>
        <source>Arrhythmia</source>
        <translation>Arritmia</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Assessment abandoned</source>
        <translation>Valoración abandonada</translation>
    </message>
    <message>
        <source>Attention deficit hyperactivity disorder</source>
        <translation>Trastorno por déficit de atención con hiperactividad</translation>
    </message>
    <message>
        <source>Atypical features</source>
        <translation>Características atípicas</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Autism</source>
        <translation>Autismo</translation>
    </message>
    <message>
        <source>Awaiting decision</source>
        <translation>A la espera de decisión</translation>
    </message>
    <message>
        <source>BDI-II, Beck Depression Inventory</source>
        <translation>BDI-II, Inventario de Depresión de Beck</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Copia de seguridad hecha</translation>
    </message>
    <message>
        <source>Bipolar disorder</source>
        <translation>Trastorno bipolar</translation>
    </message>
    <message>
        <source>Bipolar disorder in the family</source>
        <translation>Trastorno bipolar en la familia</translation>
    </message>
    <message>
        <source>Bleeding disorder</source>
        <translation>Trastorno hemorrágico</translation>
    </message>
    <message>
        <source>Body mass index</source>
        <translation>Índice de masa corporal</translation>
    </message>
    <message>
        <source>C-SSRS, Columbia Suicide Severity Rating Scale</source>
        <translation>C-SSRS, Escala Columbia de Gravedad del Riesgo de Suicidio</translation>
    </message>
    <message>
        <source>C-reactive protein</source>
        <translation>Proteína C reactiva</translation>
    </message>
    <message>
        <source>CSV with a mapping</source>
        <translation>CSV con correspondencia</translation>
    </message>
    <message>
        <source>CYP2C19 metaboliser</source>
        <translation>Metabolizador de CYP2C19</translation>
    </message>
    <message>
        <source>CYP2D6 metaboliser</source>
        <translation>Metabolizador de CYP2D6</translation>
    </message>
    <message>
        <source>Care setting</source>
        <translation>Ámbito asistencial</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Precaución</translation>
    </message>
    <message>
        <source>Childhood maltreatment</source>
        <translation>Maltrato en la infancia</translation>
    </message>
    <message>
        <source>Chronic pain</source>
        <translation>Dolor crónico</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Clínico</translation>
    </message>
    <message>
        <source>Clock jump</source>
        <translation>Salto del reloj</translation>
    </message>
    <message>
        <source>Comparison stopped</source>
        <translation>Comparación detenida</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Afecciones</translation>
    </message>
    <message>
        <source>Coronary disease</source>
        <translation>Enfermedad coronaria</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Database key changed</source>
        <translation>Clave de la base de datos cambiada</translation>
    </message>
    <message>
        <source>Decision amended</source>
        <translation>Decisión enmendada</translation>
    </message>
    <message>
        <source>Decision signed</source>
        <translation>Decisión firmada</translation>
    </message>
    <message>
        <source>Defer the decision</source>
        <translation>Aplazar la decisión</translation>
    </message>
    <message>
        <source>Dementia</source>
        <translation>Demencia</translation>
    </message>
    <message>
        <source>Depression in the family</source>
        <translation>Depresión en la familia</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>Diabetes</translation>
    </message>
    <message>
        <source>Diagnostics saved</source>
        <translation>Diagnóstico técnico guardado</translation>
    </message>
    <message>
        <source>Discontinuation symptoms</source>
        <translation>Síntomas de discontinuación</translation>
    </message>
    <message>
        <source>Earlier antidepressant treatment</source>
        <translation>Tratamiento antidepresivo previo</translation>
    </message>
    <message>
        <source>Earlier depressive episodes</source>
        <translation>Episodios depresivos previos</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>Abandono temprano</translation>
    </message>
    <message>
        <source>Eating disorder</source>
        <translation>Trastorno de la conducta alimentaria</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>Acceso de emergencia</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>Situación laboral</translation>
    </message>
    <message>
        <source>Estimates shown</source>
        <translation>Estimaciones mostradas</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Excluido</translation>
    </message>
    <message>
        <source>Explanation opened</source>
        <translation>Explicación abierta</translation>
    </message>
    <message>
        <source>FHIR</source>
        <translation>FHIR</translation>
    </message>
    <message>
        <source>Follow-up due</source>
        <translation>Seguimiento pendiente</translation>
    </message>
    <message>
        <source>For</source>
        <translation>A favor</translation>
    </message>
    <message>
        <source>GAD-7, Generalised Anxiety Disorder scale</source>
        <translation>GAD-7, Escala del Trastorno de Ansiedad Generalizada</translation>
    </message>
    <message>
        <source>Gastrointestinal bleeding</source>
        <translation>Hemorragia gastrointestinal</translation>
    </message>
    <message>
        <source>Generalised anxiety disorder</source>
        <translation>Trastorno de ansiedad generalizada</translation>
    </message>
    <message>
        <source>HAMD-17, Hamilton Depression Rating Scale</source>
        <translation>HAMD-17, Escala de Depresión de Hamilton</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Heart failure</source>
        <translation>Insuficiencia cardíaca</translation>
    </message>
    <message>
        <source>Hepatic impairment</source>
        <translation>Insuficiencia hepática</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Hypertension</source>
        <translation>Hipertensión</translation>
    </message>
    <message>
        <source>Hyponatraemia</source>
        <translation>Hiponatremia</translation>
    </message>
    <message>
        <source>Hypothyroidism</source>
        <translation>Hipotiroidismo</translation>
    </message>
    <message>
        <source>Import refused</source>
        <translation>Importación rechazada</translation>
    </message>
    <message>
        <source>Import undone</source>
        <translation>Importación deshecha</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Importador</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incompleta</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Insomnia</source>
        <translation>Insomnio</translation>
    </message>
    <message>
        <source>Installation checked</source>
        <translation>Instalación comprobada</translation>
    </message>
    <message>
        <source>Integrity failure</source>
        <translation>Fallo de integridad</translation>
    </message>
    <message>
        <source>Key enrolled</source>
        <translation>Clave incorporada</translation>
    </message>
    <message>
        <source>Key retired</source>
        <translation>Clave retirada</translation>
    </message>
    <message>
        <source>Kidney disease</source>
        <translation>Enfermedad renal</translation>
    </message>
    <message>
        <source>Length of this episode</source>
        <translation>Duración de este episodio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Liver disease</source>
        <translation>Enfermedad hepática</translation>
    </message>
    <message>
        <source>Lives with a partner</source>
        <translation>Vive con una pareja</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Log co-signed</source>
        <translation>Registro cofirmado</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>Registro exportado</translation>
    </message>
    <message>
        <source>Log read</source>
        <translation>Registro leído</translation>
    </message>
    <message>
        <source>Long QT syndrome</source>
        <translation>Síndrome de QT largo</translation>
    </message>
    <message>
        <source>MADRS, Montgomery-Åsberg Depression Rating Scale</source>
        <translation>MADRS, Escala de Depresión de Montgomery-Åsberg</translation>
    </message>
    <message>
        <source>Melancholic features</source>
        <translation>Características melancólicas</translation>
    </message>
    <message>
        <source>Migraine</source>
        <translation>Migraña</translation>
    </message>
    <message>
        <source>Mixed features</source>
        <translation>Características mixtas</translation>
    </message>
    <message>
        <source>Model bundle activated</source>
        <translation>Paquete de modelos activado</translation>
    </message>
    <message>
        <source>Model bundle imported</source>
        <translation>Paquete de modelos importado</translation>
    </message>
    <message>
        <source>Model bundle refused</source>
        <translation>Paquete de modelos rechazado</translation>
    </message>
    <message>
        <source>Narrow-angle glaucoma</source>
        <translation>Glaucoma de ángulo estrecho</translation>
    </message>
    <message>
        <source>Nausea</source>
        <translation>Náuseas</translation>
    </message>
    <message>
        <source>No clear difference from the best</source>
        <translation>Sin diferencia clara respecto al mejor</translation>
    </message>
    <message>
        <source>No drug treatment</source>
        <translation>Ningún tratamiento farmacológico</translation>
    </message>
    <message>
        <source>No estimates were shown</source>
        <translation>No se mostraron estimaciones</translation>
    </message>
    <message>
        <source>No treatment</source>
        <translation>Ningún tratamiento</translation>
    </message>
    <message>
        <source>OMOP CDM tables</source>
        <translation>Tablas OMOP CDM</translation>
    </message>
    <message>
        <source>Obsessive-compulsive disorder</source>
        <translation>Trastorno obsesivo-compulsivo</translation>
    </message>
    <message>
        <source>Offered, and the patient did not want it</source>
        <translation>Ofrecido, y el paciente no lo quiso</translation>
    </message>
    <message>
        <source>Old backups removed</source>
        <translation>Copias de seguridad antiguas eliminadas</translation>
    </message>
    <message>
        <source>Old entries disposed of</source>
        <translation>Asientos antiguos eliminados</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Osteoporosis</source>
        <translation>Osteoporosis</translation>
    </message>
    <message>
        <source>Other medications</source>
        <translation>Otros medicamentos</translation>
    </message>
    <message>
        <source>Outcome recorded</source>
        <translation>Resultado registrado</translation>
    </message>
    <message>
        <source>Outside the group without a clear difference from the best</source>
        <translation>Fuera del grupo sin diferencia clara respecto al mejor</translation>
    </message>
    <message>
        <source>Own view recorded</source>
        <translation>Criterio propio registrado</translation>
    </message>
    <message>
        <source>PHQ-9, Patient Health Questionnaire</source>
        <translation>PHQ-9, Cuestionario de Salud del Paciente</translation>
    </message>
    <message>
        <source>Panic disorder</source>
        <translation>Trastorno de pánico</translation>
    </message>
    <message>
        <source>Parkinson's disease</source>
        <translation>Enfermedad de Parkinson</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>Frase de contraseña cambiada</translation>
    </message>
    <message>
        <source>Patient notice recorded</source>
        <translation>Aviso para el paciente registrado</translation>
    </message>
    <message>
        <source>Patient opened</source>
        <translation>Paciente abierto</translation>
    </message>
    <message>
        <source>Peripartum onset</source>
        <translation>Inicio en el periparto</translation>
    </message>
    <message>
        <source>Personal values erased</source>
        <translation>Datos personales borrados</translation>
    </message>
    <message>
        <source>Personality disorder</source>
        <translation>Trastorno de la personalidad</translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation>Directiva cambiada</translation>
    </message>
    <message>
        <source>Post-traumatic stress disorder</source>
        <translation>Trastorno por estrés postraumático</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Preferences recorded</source>
        <translation>Preferencias registradas</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Embarazo</translation>
    </message>
    <message>
        <source>Problem with an estimate reported</source>
        <translation>Problema con una estimación notificado</translation>
    </message>
    <message>
        <source>Program started</source>
        <translation>Programa iniciado</translation>
    </message>
    <message>
        <source>Program stopped</source>
        <translation>Programa detenido</translation>
    </message>
    <message>
        <source>Psychotic disorder</source>
        <translation>Trastorno psicótico</translation>
    </message>
    <message>
        <source>Psychotic features</source>
        <translation>Características psicóticas</translation>
    </message>
    <message>
        <source>QIDS-SR16, Quick Inventory of Depressive Symptomatology</source>
        <translation>QIDS-SR16, Inventario Rápido de Sintomatología Depresiva</translation>
    </message>
    <message>
        <source>QTc interval</source>
        <translation>Intervalo QTc</translation>
    </message>
    <message>
        <source>REDCap export</source>
        <translation>Exportación de REDCap</translation>
    </message>
    <message>
        <source>Rating recorded</source>
        <translation>Puntuación de escala registrada</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Puntuaciones de escala</translation>
    </message>
    <message>
        <source>Read out</source>
        <translation>Leído en voz alta</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Preparada</translation>
    </message>
    <message>
        <source>Recalibration approved</source>
        <translation>Recalibración aprobada</translation>
    </message>
    <message>
        <source>Recalibration proposed</source>
        <translation>Recalibración propuesta</translation>
    </message>
    <message>
        <source>Recalibration withdrawn</source>
        <translation>Recalibración retirada</translation>
    </message>
    <message>
        <source>Recent myocardial infarction</source>
        <translation>Infarto de miocardio reciente</translation>
    </message>
    <message>
        <source>Records imported</source>
        <translation>Historias importadas</translation>
    </message>
    <message>
        <source>Recovery or emergency sheet made</source>
        <translation>Hoja de recuperación o de emergencia hecha</translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation>Hojas de recuperación</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Derivar</translation>
    </message>
    <message>
        <source>Remission</source>
        <translation>Remisión</translation>
    </message>
    <message>
        <source>Renal impairment</source>
        <translation>Insuficiencia renal</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Restless legs syndrome</source>
        <translation>Síndrome de piernas inquietas</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
    <message>
        <source>Roles changed</source>
        <translation>Roles cambiados</translation>
    </message>
    <message>
        <source>Sedation</source>
        <translation>Sedación</translation>
    </message>
    <message>
        <source>Sedative withdrawal</source>
        <translation>Abstinencia de sedantes</translation>
    </message>
    <message>
        <source>Seizure disorder</source>
        <translation>Trastorno convulsivo</translation>
    </message>
    <message>
        <source>Serotonin syndrome in the past</source>
        <translation>Síndrome serotoninérgico en el pasado</translation>
    </message>
    <message>
        <source>Severity of depression</source>
        <translation>Gravedad de la depresión</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Sexual dysfunction</source>
        <translation>Disfunción sexual</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Inicio de sesión fallido</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmada</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <source>Single or recurrent episode</source>
        <translation>Episodio único o recurrente</translation>
    </message>
    <message>
        <source>Smoker</source>
        <translation>Fumador</translation>
    </message>
    <message>
        <source>Social anxiety disorder</source>
        <translation>Trastorno de ansiedad social</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Sodio</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parada</translation>
    </message>
    <message>
        <source>Stop for side effects</source>
        <translation>Abandono por efectos adversos</translation>
    </message>
    <message>
        <source>Store created</source>
        <translation>Almacén creado</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Ictus</translation>
    </message>
    <message>
        <source>Substance use disorder</source>
        <translation>Trastorno por consumo de sustancias</translation>
    </message>
    <message>
        <source>Suicide attempt</source>
        <translation>Intento de suicidio</translation>
    </message>
    <message>
        <source>Systolic blood pressure</source>
        <translation>Presión arterial sistólica</translation>
    </message>
    <message>
        <source>The drug's effect in trials</source>
        <translation>El efecto del fármaco en los ensayos</translation>
    </message>
    <message>
        <source>Traumatic brain injury</source>
        <translation>Traumatismo craneoencefálico</translation>
    </message>
    <message>
        <source>Unemployed</source>
        <translation>En desempleo</translation>
    </message>
    <message>
        <source>Urinary retention</source>
        <translation>Retención urinaria</translation>
    </message>
    <message>
        <source>User added</source>
        <translation>Usuario añadido</translation>
    </message>
    <message>
        <source>User disabled</source>
        <translation>Usuario desactivado</translation>
    </message>
    <message>
        <source>Wait and see</source>
        <translation>Esperar y observar</translation>
    </message>
    <message>
        <source>Weight gain</source>
        <translation>Aumento de peso</translation>
    </message>
    <message>
        <source>What-if opened</source>
        <translation>Supuesto abierto</translation>
    </message>
    <message>
        <source>Years of education</source>
        <translation>Años de educación</translation>
    </message>
    <message>
        <source>breastfeeding</source>
        <translation>en periodo de lactancia materna</translation>
    </message>
    <message>
        <source>canonical folder</source>
        <translation>carpeta canónica</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completado</translation>
    </message>
    <message>
        <source>current</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>no procede</translation>
    </message>
    <message>
        <source>employed</source>
        <translation>con empleo</translation>
    </message>
    <message>
        <source>female</source>
        <translation>mujer</translation>
    </message>
    <message>
        <source>flat CSV</source>
        <translation>CSV plano</translation>
    </message>
    <message>
        <source>homemaker</source>
        <translation>dedicación al hogar</translation>
    </message>
    <message>
        <source>in the past 3 months</source>
        <translation>en los últimos 3 meses</translation>
    </message>
    <message>
        <source>inpatient</source>
        <translation>hospitalario</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>intermedio</translation>
    </message>
    <message>
        <source>lowers the estimate</source>
        <translation>reduce la estimación</translation>
    </message>
    <message>
        <source>male</source>
        <translation>hombre</translation>
    </message>
    <message>
        <source>mild</source>
        <translation>leve</translation>
    </message>
    <message>
        <source>minimal</source>
        <translation>mínima</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>moderada</translation>
    </message>
    <message>
        <source>moderately severe</source>
        <translation>moderadamente grave</translation>
    </message>
    <message>
        <source>more than 3 months ago</source>
        <translation>hace más de 3 meses</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no benefit</source>
        <translation>sin beneficio</translation>
    </message>
    <message>
        <source>no response</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>otro motivo</translation>
    </message>
    <message>
        <source>outcome not known</source>
        <translation>resultado desconocido</translation>
    </message>
    <message>
        <source>outpatient</source>
        <translation>ambulatorio</translation>
    </message>
    <message>
        <source>partial response</source>
        <translation>respuesta parcial</translation>
    </message>
    <message>
        <source>past</source>
        <translation>en el pasado</translation>
    </message>
    <message>
        <source>patient's choice</source>
        <translation>elección del paciente</translation>
    </message>
    <message>
        <source>planning a pregnancy</source>
        <translation>planea un embarazo</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>lento</translation>
    </message>
    <message>
        <source>pregnant</source>
        <translation>embarazada</translation>
    </message>
    <message>
        <source>raises the estimate</source>
        <translation>aumenta la estimación</translation>
    </message>
    <message>
        <source>rapid</source>
        <translation>rápido</translation>
    </message>
    <message>
        <source>reason not known</source>
        <translation>motivo desconocido</translation>
    </message>
    <message>
        <source>recurrent</source>
        <translation>recurrente</translation>
    </message>
    <message>
        <source>remission</source>
        <translation>remisión</translation>
    </message>
    <message>
        <source>response</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>en jubilación</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>grave</translation>
    </message>
    <message>
        <source>side effects</source>
        <translation>efectos adversos</translation>
    </message>
    <message>
        <source>single</source>
        <translation>único</translation>
    </message>
    <message>
        <source>stopped within 14 days</source>
        <translation>suspendido en los últimos 14 días</translation>
    </message>
    <message>
        <source>stopped within 5 weeks</source>
        <translation>suspendido en las últimas 5 semanas</translation>
    </message>
    <message>
        <source>student</source>
        <translation>estudiante</translation>
    </message>
    <message>
        <source>ultrarapid</source>
        <translation>ultrarrápido</translation>
    </message>
    <message>
        <source>unable to work</source>
        <translation>con incapacidad para trabajar</translation>
    </message>
    <message>
        <source>unemployed</source>
        <translation>en desempleo</translation>
    </message>
    <message>
        <source>very severe</source>
        <translation>muy grave</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semanas</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{n} episode</source>
        <translation>{n} episodio</translation>
    </message>
    <message>
        <source>{n} episodes</source>
        <translation>{n} episodios</translation>
    </message>
    <message>
        <source>{n} month</source>
        <translation>{n} mes</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} meses</translation>
    </message>
    <message>
        <source>{n} of 5</source>
        <translation>{n} de 5</translation>
    </message>
    <message>
        <source>{n} trial</source>
        <translation>{n} tratamiento</translation>
    </message>
    <message>
        <source>{n} trials</source>
        <translation>{n} tratamientos</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>A computer model was used at your visit</source>
        <translation>En su visita se usó un modelo informático</translation>
    </message>
    <message>
        <source>An estimate can be wrong. It cannot say what will happen to you.</source>
        <translation>Una estimación puede equivocarse. No puede decir qué le pasará a usted.</translation>
    </message>
    <message>
        <source>Ask for the decision to be looked at again. You can ask at any time.</source>
        <translation>Pida que se revise de nuevo la decisión. Puede pedirlo en cualquier momento.</translation>
    </message>
    <message>
        <source>Ask the clinician who gave you this page, or anyone at your clinic.</source>
        <translation>Pregunte al médico que le dio esta página, o a cualquier persona de su centro.</translation>
    </message>
    <message>
        <source>Ask what the program showed, and to have its part in the decision explained.</source>
        <translation>Pregunte qué mostró el programa, y pida que le expliquen su papel en la decisión.</translation>
    </message>
    <message>
        <source>Copy the &amp;notice</source>
        <translation>Copiar el &amp;aviso</translation>
    </message>
    <message>
        <source>Handed over on {moment} by {name}.</source>
        <translation>Entregado el {moment} por {name}.</translation>
    </message>
    <message>
        <source>If you need help at once</source>
        <translation>Si necesita ayuda de inmediato</translation>
    </message>
    <message>
        <source>If you think of harming yourself, do not wait. Call {crisis_line}.</source>
        <translation>Si piensa en hacerse daño, no espere. Llame a {crisis_line}.</translation>
    </message>
    <message>
        <source>It estimated how many people like you get better, and how many stop early.</source>
        <translation>Estimó cuántas personas como usted mejoran y cuántas lo dejan de forma temprana.</translation>
    </message>
    <message>
        <source>It is not recorded yet that the patient has this notice.</source>
        <translation>Aún no se ha registrado que el paciente tiene este aviso.</translation>
    </message>
    <message>
        <source>It made no estimate for you. That does not mean that treatment does not help.</source>
        <translation>No hizo ninguna estimación para usted. Eso no significa que el tratamiento no ayude.</translation>
    </message>
    <message>
        <source>It used facts from your record: for example the score of your symptoms.</source>
        <translation>Usó datos de su historia: por ejemplo, la puntuación de sus síntomas.</translation>
    </message>
    <message>
        <source>Its name is cds-app. It compares medicines for depression.</source>
        <translation>Se llama cds-app. Compara medicamentos para la depresión.</translation>
    </message>
    <message>
        <source>Nothing was compared for this patient, so there is no notice.</source>
        <translation>No se comparó nada para este paciente, por lo que no hay aviso.</translation>
    </message>
    <message>
        <source>Offered on {moment} by {name}; the patient did not want it.</source>
        <translation>Ofrecido el {moment} por {name}; el paciente no lo quiso.</translation>
    </message>
    <message>
        <source>Patient notice</source>
        <translation>Aviso para el paciente</translation>
    </message>
    <message>
        <source>Read out on {moment} by {name}.</source>
        <translation>Leído en voz alta el {moment} por {name}.</translation>
    </message>
    <message>
        <source>Record what &amp;happened</source>
        <translation>Registrar lo &amp;ocurrido</translation>
    </message>
    <message>
        <source>The program runs on a computer of your clinic. It sends nothing over the internet.</source>
        <translation>El programa funciona en un ordenador de su centro. No envía nada por internet.</translation>
    </message>
    <message>
        <source>They rest on this: {basis}.</source>
        <translation>Se basan en esto: {basis}.</translation>
    </message>
    <message>
        <source>What became of the notice</source>
        <translation>Qué pasó con el aviso</translation>
    </message>
    <message>
        <source>What the program did</source>
        <translation>Qué hizo el programa</translation>
    </message>
    <message>
        <source>What you may ask for</source>
        <translation>Qué puede pedir</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Quién decide</translation>
    </message>
    <message>
        <source>You can say no to a treatment, as always.</source>
        <translation>Puede decir que no a un tratamiento, como siempre.</translation>
    </message>
    <message>
        <source>You have a right to know. This page says what it did, and who decides.</source>
        <translation>Tiene derecho a saberlo. Esta página dice qué hizo y quién decide.</translation>
    </message>
    <message>
        <source>Your clinician decides, and talks about it with you. The program decides nothing.</source>
        <translation>Su médico decide, y lo habla con usted. El programa no decide nada.</translation>
    </message>
    <message>
        <source>Your clinician looked at these estimates before the decision about your treatment.</source>
        <translation>Su médico vio estas estimaciones antes de la decisión sobre su tratamiento.</translation>
    </message>
    <message>
        <source>Your clinician saw this before the decision about your treatment.</source>
        <translation>Su médico vio esto antes de la decisión sobre su tratamiento.</translation>
    </message>
    <message>
        <source>Your clinician signs the decision by name.</source>
        <translation>Su médico firma la decisión con su nombre.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Sus datos</translation>
    </message>
    <message>
        <source>Your name is not in it and does not leave the clinic with it. It knows you by a code.</source>
        <translation>Su nombre no está en el programa ni sale del centro con él. Le conoce por un código.</translation>
    </message>
    <message>
        <source>choose what happened</source>
        <translation>elija qué ocurrió</translation>
    </message>
    <message>
        <source>{how}, {moment}, {name}</source>
        <translation>{how}, {moment}, {name}</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>hace 1 hora</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>abr</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>ago</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>dic</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>feb</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>ene</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>jul</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>jun</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>May</source>
        <translation>may</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sep</translation>
    </message>
    <message>
        <source>average of all people and drugs: {n} of 100</source>
        <translation>promedio de todas las personas y todos los fármacos: {n} de cada 100</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>day {n}</source>
        <translation>día {n}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>hace {n} días</translation>
    </message>
    <message>
        <source>{n} hours ago</source>
        <translation>hace {n} horas</translation>
    </message>
    <message>
        <source>{n} minutes ago</source>
        <translation>hace {n} minutos</translation>
    </message>
    <message>
        <source>{n} of 100</source>
        <translation>{n} de 100</translation>
    </message>
</context>
<context>
    <name>patient</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>A bad stomach, or you may throw up.</source>
        <translation>Mal de estómago, o puede que vomite.</translation>
    </message>
    <message>
        <source>Dizzy or upset when you stop the pills.</source>
        <translation>Mareo o malestar cuando deja las pastillas.</translation>
    </message>
    <message>
        <source>Drag up or down (Alt with the arrow keys)</source>
        <translation>Arrastrar hacia arriba o hacia abajo (Alt con las teclas de flecha)</translation>
    </message>
    <message>
        <source>Feeling sick</source>
        <translation>Náuseas</translation>
    </message>
    <message>
        <source>Feeling sleepy</source>
        <translation>Tener sueño</translation>
    </message>
    <message>
        <source>Feeling unwell when you stop</source>
        <translation>Malestar al dejarlo</translation>
    </message>
    <message>
        <source>Hard to fall asleep, or you wake at night.</source>
        <translation>Le cuesta dormirse, o se despierta por la noche.</translation>
    </message>
    <message>
        <source>How much it matters: {name}, 0 to 100</source>
        <translation>Cuánto importa: {name}, de 0 a 100</translation>
    </message>
    <message>
        <source>I am &amp;done</source>
        <translation>He &amp;terminado</translation>
    </message>
    <message>
        <source>Less wish for sex, or sex works less well.</source>
        <translation>Menos ganas de sexo, o el sexo funciona peor.</translation>
    </message>
    <message>
        <source>Move down: {name}</source>
        <translation>Bajar: {name}</translation>
    </message>
    <message>
        <source>Move up: {name}</source>
        <translation>Subir: {name}</translation>
    </message>
    <message>
        <source>Nothing is ticked yet. You can also leave it so.</source>
        <translation>Aún no hay nada marcado. También puede dejarlo así.</translation>
    </message>
    <message>
        <source>Pills can have side effects. Tick up to five that you want to avoid. There is no right or wrong answer.</source>
        <translation>Las pastillas pueden tener efectos adversos. Marque hasta cinco que quiera evitar. No hay respuestas correctas ni incorrectas.</translation>
    </message>
    <message>
        <source>Place {n} of {all}</source>
        <translation>Lugar {n} de {all}</translation>
    </message>
    <message>
        <source>Please still say how much it matters: {what}.</source>
        <translation>Diga también, por favor, cuánto importa: {what}.</translation>
    </message>
    <message>
        <source>Press “I am done” when you are done.</source>
        <translation>Pulse “He terminado” cuando haya terminado.</translation>
    </message>
    <message>
        <source>Put them in order: the one that matters most goes on top.</source>
        <translation>Póngalos en orden: el que más importa va arriba.</translation>
    </message>
    <message>
        <source>Saved. Thank you. Please give the computer back now.</source>
        <translation>Guardado. Gracias. Por favor, devuelva ahora el ordenador.</translation>
    </message>
    <message>
        <source>Sex problems</source>
        <translation>Problemas sexuales</translation>
    </message>
    <message>
        <source>Take away: {name}</source>
        <translation>Quitar: {name}</translation>
    </message>
    <message>
        <source>Take the last step back (Ctrl+Z)</source>
        <translation>Deshacer el último paso (Ctrl+Z)</translation>
    </message>
    <message>
        <source>That is five. To tick another one, untick one first.</source>
        <translation>Ya son cinco. Para marcar otro, desmarque uno primero.</translation>
    </message>
    <message>
        <source>Then move each mark to show how much it matters to you.</source>
        <translation>Después mueva cada marca para mostrar cuánto le importa.</translation>
    </message>
    <message>
        <source>Tired or slow in the daytime.</source>
        <translation>Cansancio o lentitud durante el día.</translation>
    </message>
    <message>
        <source>Trouble sleeping</source>
        <translation>Dificultad para dormir</translation>
    </message>
    <message>
        <source>Weight gain</source>
        <translation>Aumento de peso</translation>
    </message>
    <message>
        <source>What do you want to avoid?</source>
        <translation>¿Qué quiere evitar?</translation>
    </message>
    <message>
        <source>You may put on some pounds or kilos.</source>
        <translation>Puede que gane algunas libras o kilos.</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>no importa</translation>
    </message>
    <message>
        <source>matters very much</source>
        <translation>importa muchísimo</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>aún sin indicar</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>A hundred people like this</source>
        <translation>Cien personas como esta</translation>
    </message>
    <message>
        <source>No estimate.</source>
        <translation>Sin estimación.</translation>
    </message>
    <message>
        <source>Of 100</source>
        <translation>De cada 100</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>do not</source>
        <translation>no lo hacen</translation>
    </message>
    <message>
        <source>high end of the interval</source>
        <translation>extremo superior del intervalo</translation>
    </message>
    <message>
        <source>low end of the interval</source>
        <translation>extremo inferior del intervalo</translation>
    </message>
    <message>
        <source>the others: do not</source>
        <translation>las demás: no lo hacen</translation>
    </message>
    <message>
        <source>{n}: estimate</source>
        <translation>{n}: estimación</translation>
    </message>
    <message>
        <source>{n}: high end of the interval</source>
        <translation>{n}: extremo superior del intervalo</translation>
    </message>
    <message>
        <source>{n}: low end of the interval</source>
        <translation>{n}: extremo inferior del intervalo</translation>
    </message>
</context>
<context>
    <name>policy</name>
    <message>
        <source>I have seen the patient's data, the estimates with their limits, and the cautions listed, and this is my own clinical decision.</source>
        <translation>He visto los datos del paciente, las estimaciones con sus límites y las precauciones enumeradas, y esta es mi propia decisión clínica.</translation>
    </message>
    <message>
        <source>Thoughts of self-harm were reported. Ask about them now, and complete the C-SSRS screener.</source>
        <translation>Se comunicaron pensamientos de autolesión. Pregunte por ellos ahora y complete el cribado C-SSRS.</translation>
    </message>
    <message>
        <source>your clinic, or the emergency number of your country</source>
        <translation>su centro, o al número de emergencias de su país</translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>DRAFT</source>
        <translation>BORRADOR</translation>
    </message>
    <message>
        <source>DRAFT, not signed</source>
        <translation>BORRADOR, sin firmar</translation>
    </message>
    <message>
        <source>Page {n} of {pages}</source>
        <translation>Página {n} de {pages}</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>A safety rule fires wrongly, or does not fire</source>
        <translation>Una regla de seguridad se activa por error, o no se activa</translation>
    </message>
    <message>
        <source>A side effect is given wrongly</source>
        <translation>Un efecto adverso se indica de forma errónea</translation>
    </message>
    <message>
        <source>Makes a file for your IT or the vendor. It holds versions and codes, nothing of any patient.</source>
        <translation>Crea un archivo para su servicio de informática o el proveedor. Contiene versiones y códigos, nada de ningún paciente.</translation>
    </message>
    <message>
        <source>Report a problem with this estimate</source>
        <translation>Notificar un problema con esta estimación</translation>
    </message>
    <message>
        <source>Sa&amp;ve this file…</source>
        <translation>&amp;Guardar este archivo…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>Something is cut off or not shown</source>
        <translation>Algo está cortado o no se muestra</translation>
    </message>
    <message>
        <source>The estimate seems too high</source>
        <translation>La estimación parece demasiado alta</translation>
    </message>
    <message>
        <source>The estimate seems too low</source>
        <translation>La estimación parece demasiado baja</translation>
    </message>
    <message>
        <source>The explanation makes no sense</source>
        <translation>La explicación no tiene sentido</translation>
    </message>
    <message>
        <source>The file as it will be saved</source>
        <translation>El archivo tal como se guardará</translation>
    </message>
    <message>
        <source>The range seems wrong</source>
        <translation>El rango parece incorrecto</translation>
    </message>
    <message>
        <source>The words mislead</source>
        <translation>Las palabras inducen a error</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>choose what is wrong</source>
        <translation>elija qué está mal</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>In the estimate</source>
        <translation>En la estimación</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Dato de entrada</translation>
    </message>
    <message>
        <source>Inputs of the model</source>
        <translation>Datos de entrada del modelo</translation>
    </message>
    <message>
        <source>Knowing it narrows the range by {n} on average.</source>
        <translation>Conocerlo estrecha el rango en {n} en promedio.</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Para revisar</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>about {n} of 100</source>
        <translation>unas {n} de cada 100</translation>
    </message>
    <message>
        <source>less than 1 of 100</source>
        <translation>menos de 1 de cada 100</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>outside its range</source>
        <translation>fuera de su rango</translation>
    </message>
    <message>
        <source>used</source>
        <translation>usado</translation>
    </message>
</context>
<context>
    <name>recalibration</name>
    <message>
        <source>&amp;Approve it …</source>
        <translation>&amp;Aprobarla …</translation>
    </message>
    <message>
        <source>&amp;Measure now</source>
        <translation>&amp;Medir ahora</translation>
    </message>
    <message>
        <source>&amp;Propose it …</source>
        <translation>Propo&amp;nerla …</translation>
    </message>
    <message>
        <source>&amp;Work out a proposal</source>
        <translation>Calcular una pr&amp;opuesta</translation>
    </message>
    <message>
        <source>An intercept and a slope for each outcome, fitted on patients of this store whose outcome is known. Order and groups of drugs stay. One person proposes, another approves, and it can be taken back exactly.</source>
        <translation>Un intercepto y una pendiente para cada resultado, ajustados con pacientes de este almacén cuyo resultado se conoce. El orden y los grupos de los fármacos se mantienen. Una persona propone, otra aprueba, y se puede deshacer exactamente.</translation>
    </message>
    <message>
        <source>App&amp;rove the recalibration</source>
        <translation>Aprobar la recali&amp;bración</translation>
    </message>
    <message>
        <source>Brier score, before → after</source>
        <translation>Puntuación de Brier, antes → después</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Estimated, before → after</source>
        <translation>Estimado, antes → después</translation>
    </message>
    <message>
        <source>Figures of the recalibration</source>
        <translation>Cifras de la recalibración</translation>
    </message>
    <message>
        <source>In use for {id}: {outcomes}, on {n} of this store's patients.</source>
        <translation>En uso para {id}: {outcomes}, con {n} pacientes de este almacén.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Datos de entrada</translation>
    </message>
    <message>
        <source>Intercept and slope (95 %)</source>
        <translation>Intercepto y pendiente (95 %)</translation>
    </message>
    <message>
        <source>It was made for a model or a catalogue that is not in use.</source>
        <translation>Se hizo para un modelo o un catálogo que no está en uso.</translation>
    </message>
    <message>
        <source>Measured for {id} on {day}: {cases} patients compared with it, {outcomes} with a known outcome. Groups of {window} are compared.</source>
        <translation>Medido para {id} el {day}: {cases} pacientes comparados con él, {outcomes} con un resultado conocido. Se comparan grupos de {window}.</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>Valores que faltan</translation>
    </message>
    <message>
        <source>No drift was found beyond the fixed limits.</source>
        <translation>No se ha encontrado ninguna deriva más allá de los límites fijos.</translation>
    </message>
    <message>
        <source>No estimate could be made for {now} of 100 of the latest patients, for {before} of 100 of the first here.</source>
        <translation>No se pudo hacer ninguna estimación para {now} de cada 100 de los pacientes más recientes, y para {before} de cada 100 de los primeros de aquí.</translation>
    </message>
    <message>
        <source>No model can be used, so nothing can be recalibrated.</source>
        <translation>No se puede usar ningún modelo, por lo que no puede recalibrarse nada.</translation>
    </message>
    <message>
        <source>No recalibration is in use: estimates are those of {id}, as it was signed.</source>
        <translation>No hay ninguna recalibración en uso: las estimaciones son las de {id}, tal como se firmó.</translation>
    </message>
    <message>
        <source>Not measured yet, for there are too few patients: {kinds}.</source>
        <translation>Aún no medido, porque hay demasiado pocos pacientes: {kinds}.</translation>
    </message>
    <message>
        <source>Observed, of 100</source>
        <translation>Observado, de cada 100</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>P&amp;ropose the recalibration</source>
        <translation>Proponer la recali&amp;bración</translation>
    </message>
    <message>
        <source>Patients without an estimate</source>
        <translation>Pacientes sin estimación</translation>
    </message>
    <message>
        <source>People, with it</source>
        <translation>Personas, con él</translation>
    </message>
    <message>
        <source>Proposed by {who} on {day}, approved by {other} on {then}.</source>
        <translation>Propuesta por {who} el {day}, aprobada por {other} el {then}.</translation>
    </message>
    <message>
        <source>Proposed by {who} on {day}, withdrawn by {other} on {then}.</source>
        <translation>Propuesta por {who} el {day}, retirada por {other} el {then}.</translation>
    </message>
    <message>
        <source>Proposed by {who} on {day}; a later one stands in its place.</source>
        <translation>Propuesta por {who} el {day}; una posterior ocupa su lugar.</translation>
    </message>
    <message>
        <source>Proposed by {who} on {day}; not in use. It takes a second person.</source>
        <translation>Propuesta por {who} el {day}; no está en uso. Hace falta una segunda persona.</translation>
    </message>
    <message>
        <source>Recalibrated on {n} of the site's own patients, {day}, for: {outcomes}</source>
        <translation>Recalibrado con {n} de los pacientes del propio centro, {day}, para: {outcomes}</translation>
    </message>
    <message>
        <source>Recalibration</source>
        <translation>Recalibración</translation>
    </message>
    <message>
        <source>Recalibration by two people</source>
        <translation>Recalibración por dos personas</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Stays as it is: {why}.</source>
        <translation>Se queda como está: {why}.</translation>
    </message>
    <message>
        <source>Whether patients, gaps in records, scores, patients without an estimate, or outcomes have moved, against limits that are fixed. What is found is for those who answer for the model here; nobody is alerted.</source>
        <translation>Si los pacientes, las lagunas de las historias, las puntuaciones, los pacientes sin estimación o los resultados han variado, respecto a límites que son fijos. Lo que se encuentra es para quienes responden aquí del modelo; no se alerta a nadie.</translation>
    </message>
    <message>
        <source>With&amp;draw it …</source>
        <translation>Reti&amp;rarla …</translation>
    </message>
    <message>
        <source>Withd&amp;raw the recalibration</source>
        <translation>Retirar la recali&amp;bración</translation>
    </message>
    <message>
        <source>Worked out now, from {n} patient. Nothing is kept before it is proposed.</source>
        <translation>Calculado ahora con {n} paciente. No se conserva nada antes de que se proponga.</translation>
    </message>
    <message>
        <source>Worked out now, from {n} patients. Nothing is kept before it is proposed.</source>
        <translation>Calculado ahora con {n} pacientes. No se conserva nada antes de que se proponga.</translation>
    </message>
    <message>
        <source>all but fewer than {k}</source>
        <translation>todas salvo menos de {k}</translation>
    </message>
    <message>
        <source>fewer than {k}</source>
        <translation>menos de {k}</translation>
    </message>
    <message>
        <source>no clear difference between estimates and outcomes</source>
        <translation>sin diferencia clara entre las estimaciones y los resultados</translation>
    </message>
    <message>
        <source>no line can be fitted to these people</source>
        <translation>no puede ajustarse ninguna recta a estas personas</translation>
    </message>
    <message>
        <source>the estimates do not sort these people clearly enough for a slope</source>
        <translation>las estimaciones no ordenan a estas personas con claridad suficiente para una pendiente</translation>
    </message>
    <message>
        <source>the first patients here</source>
        <translation>los primeros pacientes de aquí</translation>
    </message>
    <message>
        <source>the intercept lies more than {intercept} from 0</source>
        <translation>el intercepto está a más de {intercept} de 0</translation>
    </message>
    <message>
        <source>the people the model was made with</source>
        <translation>las personas con las que se hizo el modelo</translation>
    </message>
    <message>
        <source>the slope lies above {slope}</source>
        <translation>la pendiente está por encima de {slope}</translation>
    </message>
    <message>
        <source>too few people: at least {events} with the outcome and {without} without it are needed</source>
        <translation>demasiado pocas personas: hacen falta al menos {events} con el resultado y {without} sin él</translation>
    </message>
    <message>
        <source>{name}: missing in {now} of 100 of the latest patients, in {before} of 100 of the first patients here.</source>
        <translation>{name}: falta en {now} de cada 100 de los pacientes más recientes y en {before} de cada 100 de los primeros pacientes de aquí.</translation>
    </message>
    <message>
        <source>{name}: observed in {now} of 100 people, estimated {before} of 100 (ratio {difference}; {n} people).</source>
        <translation>{name}: observado en {now} de cada 100 personas, estimado en {before} de cada 100 (razón {difference}; {n} personas).</translation>
    </message>
    <message>
        <source>{name}: the mean is {now} in the latest {n} patients and {before} in {group} ({difference} standard deviations).</source>
        <translation>{name}: la media es {now} en los {n} pacientes más recientes y {before} en {group} ({difference} desviaciones estándar).</translation>
    </message>
    <message>
        <source>{name}: the scores of the latest {n} patients lie {difference} standard deviations from those of {group}.</source>
        <translation>{name}: las puntuaciones de los {n} pacientes más recientes están a {difference} desviaciones estándar de las de {group}.</translation>
    </message>
</context>
<context>
    <name>screener</name>
    <message>
        <source>Evaluation after the C-SSRS screener</source>
        <translation>Evaluación después del cribado C-SSRS</translation>
    </message>
    <message>
        <source>I have evaluated this person's risk of suicide, and the evaluation is in the chart.</source>
        <translation>He evaluado el riesgo de suicidio de esta persona, y la evaluación está en la historia clínica.</translation>
    </message>
    <message>
        <source>Record &amp;evaluation</source>
        <translation>Registrar la &amp;evaluación</translation>
    </message>
    <message>
        <source>The comparison waits until this is recorded. It says that an evaluation was made, not what it found; that belongs in the chart. A newer screener at this level asks for it again.</source>
        <translation>La comparación espera hasta que esto se registre. Dice que se hizo una evaluación, no lo que se encontró; eso corresponde a la historia clínica. Un cribado más reciente en este nivel vuelve a pedirla.</translation>
    </message>
</context>
<context>
    <name>sign</name>
    <message>
        <source>Above the catalogue's highest dose</source>
        <translation>Por encima de la dosis más alta del catálogo</translation>
    </message>
    <message>
        <source>Absolute numbers</source>
        <translation>Números absolutos</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Reconocido</translation>
    </message>
    <message>
        <source>Amends a signed decision, which stays in the log.</source>
        <translation>Enmienda una decisión firmada, que permanece en el registro.</translation>
    </message>
    <message>
        <source>Amends the decision of {moment}: {decision} (receipt {receipt}). It stays in the log.</source>
        <translation>Enmienda la decisión del {moment}: {decision} (resguardo {receipt}). Permanece en el registro.</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Before and now</source>
        <translation>Antes y ahora</translation>
    </message>
    <message>
        <source>Before signing: {what}.</source>
        <translation>Antes de firmar: {what}.</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Junto a él</translation>
    </message>
    <message>
        <source>Chosen: {names}.</source>
        <translation>Elegidas: {names}.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Drugs by class; Space takes or leaves one</source>
        <translation>Fármacos por clase; la barra espaciadora elige o quita uno</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Grado de certeza</translation>
    </message>
    <message>
        <source>Inputs that are not known make the ranges wider.</source>
        <translation>Los datos de entrada que no se conocen amplían los rangos.</translation>
    </message>
    <message>
        <source>It cannot be told from this record whether this holds.</source>
        <translation>No puede saberse por esta historia si esto se cumple.</translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation>Asiento del registro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Not known, so the ranges are wider: {names}.</source>
        <translation>No se conocen, por lo que los rangos son más amplios: {names}.</translation>
    </message>
    <message>
        <source>Nothing chosen yet; up to {n} options.</source>
        <translation>Aún no hay nada elegido; hasta {n} opciones.</translation>
    </message>
    <message>
        <source>Nothing is left to do; signing is possible.</source>
        <translation>No queda nada por hacer; se puede firmar.</translation>
    </message>
    <message>
        <source>Of your {n} signed decisions with estimates, {kept} kept to your own view; {best} left it for a drug without a clear difference from the best, {other} for another. An estimate can mislead as well as inform.</source>
        <translation>De sus {n} decisiones firmadas con estimaciones, {kept} mantuvieron su criterio propio; {best} se apartaron de él por un fármaco sin diferencia clara respecto al mejor, {other} por otro. Una estimación puede inducir a error igual que informar.</translation>
    </message>
    <message>
        <source>Open the e&amp;xplanation</source>
        <translation>Abrir la e&amp;xplicación</translation>
    </message>
    <message>
        <source>Own view</source>
        <translation>Criterio propio</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resguardo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Search drug or class</source>
        <translation>Buscar fármaco o clase</translation>
    </message>
    <message>
        <source>Search drug or class; Enter takes the first found</source>
        <translation>Buscar fármaco o clase; Intro toma el primero encontrado</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Firmando…</translation>
    </message>
    <message>
        <source>There is no estimate; that is not evidence against treatment.</source>
        <translation>No hay ninguna estimación; eso no es evidencia en contra del tratamiento.</translation>
    </message>
    <message>
        <source>This looks like {kinds}. Write it without: the log keeps it for good.</source>
        <translation>Esto parece {kinds}. Escríbalo sin ello: el registro lo conserva para siempre.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What is left to do</source>
        <translation>Lo que queda por hacer</translation>
    </message>
    <message>
        <source>What the estimates rest on: {basis}.</source>
        <translation>En qué se basan las estimaciones: {basis}.</translation>
    </message>
    <message>
        <source>Your passphrase, again</source>
        <translation>Su frase de contraseña, otra vez</translation>
    </message>
    <message>
        <source>a comment in words</source>
        <translation>un comentario con palabras</translation>
    </message>
    <message>
        <source>a comment that does not tell who somebody is</source>
        <translation>un comentario que no diga quién es alguien</translation>
    </message>
    <message>
        <source>a decision</source>
        <translation>una decisión</translation>
    </message>
    <message>
        <source>a reason</source>
        <translation>un motivo</translation>
    </message>
    <message>
        <source>an antidepressant, not chosen yet</source>
        <translation>un antidepresivo, aún no elegido</translation>
    </message>
    <message>
        <source>an option of the signer's own view</source>
        <translation>una opción del criterio propio de quien firma</translation>
    </message>
    <message>
        <source>an option of your own view</source>
        <translation>una opción de su criterio propio</translation>
    </message>
    <message>
        <source>choose a drug</source>
        <translation>elija un fármaco</translation>
    </message>
    <message>
        <source>estimates that are still open for a decision</source>
        <translation>estimaciones que sigan abiertas para una decisión</translation>
    </message>
    <message>
        <source>mg a day</source>
        <translation>mg al día</translation>
    </message>
    <message>
        <source>none was shown, by the policy of this site</source>
        <translation>no se mostró ninguno, por la directiva de este centro</translation>
    </message>
    <message>
        <source>not among the options of the signer's own view</source>
        <translation>no figura entre las opciones del criterio propio de quien firma</translation>
    </message>
    <message>
        <source>not among the options of your own view</source>
        <translation>no figura entre las opciones de su criterio propio</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>aún no elegida</translation>
    </message>
    <message>
        <source>opening the explanation of {drug}</source>
        <translation>abrir la explicación de {drug}</translation>
    </message>
    <message>
        <source>the chosen drug</source>
        <translation>el fármaco elegido</translation>
    </message>
    <message>
        <source>the dose</source>
        <translation>la dosis</translation>
    </message>
    <message>
        <source>the drug</source>
        <translation>el fármaco</translation>
    </message>
    <message>
        <source>the first option of the signer's own view</source>
        <translation>la primera opción del criterio propio de quien firma</translation>
    </message>
    <message>
        <source>the first option of your own view</source>
        <translation>la primera opción de su criterio propio</translation>
    </message>
    <message>
        <source>your passphrase</source>
        <translation>su frase de contraseña</translation>
    </message>
    <message>
        <source>{drug} (excluded by a rule)</source>
        <translation>{drug} (excluido por una regla)</translation>
    </message>
    <message>
        <source>{drug}, {dose} a day</source>
        <translation>{drug}, {dose} al día</translation>
    </message>
    <message>
        <source>{figure} of 100</source>
        <translation>{figure} de cada 100</translation>
    </message>
    <message>
        <source>{n} acknowledgement</source>
        <translation>{n} reconocimiento</translation>
    </message>
    <message>
        <source>{n} acknowledgements</source>
        <translation>{n} reconocimientos</translation>
    </message>
    <message>
        <source>{n} options at most; take one away first.</source>
        <translation>{n} opciones como máximo; quite una primero.</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>About</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Antidepressants as a class</source>
        <translation>Antidepresivos como clase</translation>
    </message>
    <message>
        <source>Clinically reviewed on {date}</source>
        <translation>Revisado clínicamente el {date}</translation>
    </message>
    <message>
        <source>Concerns: {drugs}.</source>
        <translation>Se refiere a: {drugs}.</translation>
    </message>
    <message>
        <source>Drug facts</source>
        <translation>Datos de fármacos</translation>
    </message>
    <message>
        <source>Drug {drug}, placebo {placebo}; ratio {ratio}.</source>
        <translation>Fármaco {drug}, placebo {placebo}; razón {ratio}.</translation>
    </message>
    <message>
        <source>Drug, word or author</source>
        <translation>Fármaco, palabra o autor</translation>
    </message>
    <message>
        <source>Evidence and rules</source>
        <translation>Evidencia y reglas</translation>
    </message>
    <message>
        <source>Items, bands and cut-offs of {scale}.</source>
        <translation>Ítems, franjas y puntos de corte de {scale}.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Level {n} of 3.</source>
        <translation>Nivel {n} de 3.</translation>
    </message>
    <message>
        <source>Odds ratio against placebo {figure}.</source>
        <translation>Odds ratio frente a placebo {figure}.</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Cifras publicadas</translation>
    </message>
    <message>
        <source>Rating scales</source>
        <translation>Escalas de valoración</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referencias</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Search evidence and rules</source>
        <translation>Buscar en evidencia y reglas</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>Efectos adversos</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Stops and notes</source>
        <translation>Paradas y notas</translation>
    </message>
    <message>
        <source>Suicidality</source>
        <translation>Suicidalidad</translation>
    </message>
    <message>
        <source>The chosen entry in full</source>
        <translation>La entrada elegida completa</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>calculado</translation>
    </message>
    <message>
        <source>dose</source>
        <translation>dosis</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>no vista</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>seen second-hand</source>
        <translation>vista de segunda mano</translation>
    </message>
    <message>
        <source>{n} entries; reviewed by a clinician: {reviewed}. Catalogue {version}.</source>
        <translation>{n} entradas; revisadas por un clínico: {reviewed}. Catálogo {version}.</translation>
    </message>
    <message>
        <source>{n} of 100 people, as the source counts it; placebo not taken off.</source>
        <translation>{n} de cada 100 personas, tal como lo cuenta la fuente; sin descontar el placebo.</translation>
    </message>
</context>
<context>
    <name>stop_line</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Choose a decision and a reason, and tick what you know. The passphrase here is: {passphrase}</source>
        <translation>Elija una decisión y un motivo, y marque lo que conoce. La frase de contraseña aquí es: {passphrase}</translation>
    </message>
    <message>
        <source>Drugs that cannot be told apart stand in one group. The arrow keys mark a drug; Enter opens it.</source>
        <translation>Los fármacos que no pueden distinguirse figuran en un mismo grupo. Las teclas de flecha marcan un fármaco; Intro lo abre.</translation>
    </message>
    <message>
        <source>Every patient here is made up. Press Ctrl+F, type 0412 and press Enter. Enter once more opens the patient.</source>
        <translation>Todos los pacientes de aquí son inventados. Pulse Ctrl+F, escriba 0412 y pulse Intro. Intro otra vez abre el paciente.</translation>
    </message>
    <message>
        <source>First the sentence, then what lowers and raises it, then the rules. Then choose Sign decision.</source>
        <translation>Primero la frase, después lo que la reduce y la aumenta, después las reglas. Después elija Firmar decisión.</translation>
    </message>
    <message>
        <source>New here? A tour of a few minutes goes from the worklist to a signed decision on made-up patients. Your own store is locked meanwhile.</source>
        <translation>¿Es nuevo aquí? Un recorrido de unos minutos va de la lista de trabajo a una decisión firmada con pacientes inventados. Su propio almacén queda bloqueado mientras tanto.</translation>
    </message>
    <message>
        <source>Say what you would do before you see a number: an option, how sure you are, and why. Then choose Record own view.</source>
        <translation>Diga qué haría antes de ver un número: una opción, su grado de certeza y por qué. Después elija Registrar el criterio propio.</translation>
    </message>
    <message>
        <source>Signed, and in the log: that was the whole way. Documents shows what the patient takes home.</source>
        <translation>Firmada, y en el registro: ese era todo el camino. Documentos muestra lo que el paciente se lleva a casa.</translation>
    </message>
    <message>
        <source>The course stands on top. Below it: what the estimate would use, and what is missing. Then choose Compare treatments.</source>
        <translation>El curso figura arriba. Debajo: lo que usaría la estimación y lo que falta. Después elija Comparar tratamientos.</translation>
    </message>
</context>
<context>
    <name>treatment</name>
    <message>
        <source>adequacy not known</source>
        <translation>adecuación no conocida</translation>
    </message>
    <message>
        <source>adequate trial</source>
        <translation>tratamiento adecuado</translation>
    </message>
    <message>
        <source>dose or time below adequate</source>
        <translation>dosis o tiempo por debajo de lo adecuado</translation>
    </message>
</context>
<context>
    <name>trend</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>No ratings and no treatments are recorded.</source>
        <translation>No hay puntuaciones de escala ni tratamientos registrados.</translation>
    </message>
    <message>
        <source>Rating or treatment</source>
        <translation>Puntuación de escala o tratamiento</translation>
    </message>
    <message>
        <source>Ratings and treatments over time</source>
        <translation>Puntuaciones de escala y tratamientos a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>adequate</source>
        <translation>adecuado</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>día no conocido</translation>
    </message>
    <message>
        <source>below adequate</source>
        <translation>por debajo de lo adecuado</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>earlier: {period}, {adequacy}, {outcome}</source>
        <translation>antes: {period}, {adequacy}, {outcome}</translation>
    </message>
    <message>
        <source>from {begin}, ongoing</source>
        <translation>desde el {begin}, en curso</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>remission at {n} or below</source>
        <translation>remisión en {n} o menos</translation>
    </message>
    <message>
        <source>response at {n} or below</source>
        <translation>respuesta en {n} o menos</translation>
    </message>
    <message>
        <source>{begin} to {end}</source>
        <translation>del {begin} al {end}</translation>
    </message>
</context>
<context>
    <name>twins</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>unlock</name>
    <message>
        <source>&amp;Back to the passphrase</source>
        <translation>&amp;Volver a la frase de contraseña</translation>
    </message>
    <message>
        <source>&amp;Let the administrator in</source>
        <translation>&amp;Dar acceso al administrador</translation>
    </message>
    <message>
        <source>16 groups of four letters. Spaces and small letters do not matter.</source>
        <translation>16 grupos de cuatro letras. Los espacios y las minúsculas no importan.</translation>
    </message>
    <message>
        <source>A drill</source>
        <translation>Un simulacro</translation>
    </message>
    <message>
        <source>A patient is in danger</source>
        <translation>Un paciente está en peligro</translation>
    </message>
    <message>
        <source>Accounts that had been closed since are open again: {count}.</source>
        <translation>Cuentas que se habían cerrado desde entonces y vuelven a estar abiertas: {count}.</translation>
    </message>
    <message>
        <source>An urgent request</source>
        <translation>Una petición urgente</translation>
    </message>
    <message>
        <source>At least 15 characters. A sentence of your own works well.</source>
        <translation>Al menos 15 caracteres. Una frase inventada por usted funciona bien.</translation>
    </message>
    <message>
        <source>Bringing the backup back …</source>
        <translation>Recuperando la copia de seguridad …</translation>
    </message>
    <message>
        <source>Choose a reason. It becomes part of the log.</source>
        <translation>Elija un motivo. Pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Code on the &amp;emergency sheet</source>
        <translation>Códi&amp;go de la hoja de emergencia</translation>
    </message>
    <message>
        <source>Code on the emergency sheet</source>
        <translation>Código de la hoja de emergencia</translation>
    </message>
    <message>
        <source>Emergenc&amp;y access</source>
        <translation>Acceso de &amp;emergencia</translation>
    </message>
    <message>
        <source>Emergency access was used since the last sign-in of an administrator: who and why stands in the log. The store was given a new key. Make a new emergency sheet and a new backup.</source>
        <translation>Se usó el acceso de emergencia desde el último inicio de sesión de un administrador: quién y por qué consta en el registro. El almacén ha recibido una nueva clave. Haga una nueva hoja de emergencia y una nueva copia de seguridad.</translation>
    </message>
    <message>
        <source>Emergency access: everything is read-only, and whatever you open is logged. The store gets a new key when an administrator signs in next.</source>
        <translation>Acceso de emergencia: todo es de solo lectura, y lo que abra queda en el registro. El almacén recibe una nueva clave la próxima vez que un administrador inicie sesión.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellene este campo.</translation>
    </message>
    <message>
        <source>For an administrator who has forgotten the passphrase. Two people each type the sheet that they keep. The store gets a new key, and both sheets are used up.</source>
        <translation>Para un administrador que ha olvidado la frase de contraseña. Dos personas escriben cada una la hoja que guardan. El almacén recibe una nueva clave, y las dos hojas dejan de servir.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Make recovery sheets …</source>
        <translation>Crear hojas de recuperación …</translation>
    </message>
    <message>
        <source>New passphrase a&amp;gain</source>
        <translation>Nueva frase de contraseña, &amp;otra vez</translation>
    </message>
    <message>
        <source>Nobody can sign in</source>
        <translation>Nadie puede iniciar sesión</translation>
    </message>
    <message>
        <source>Open for &amp;reading</source>
        <translation>Abrir para &amp;lectura</translation>
    </message>
    <message>
        <source>Opening the encrypted store …</source>
        <translation>Abriendo el almacén cifrado …</translation>
    </message>
    <message>
        <source>Other ways in</source>
        <translation>Otras formas de acceso</translation>
    </message>
    <message>
        <source>Patients can be looked at, and nothing can be changed. Your name, the reason and whatever you open stand in the log. The store gets a new key afterwards, and the sheet is used up.</source>
        <translation>Se pueden consultar pacientes y no se puede cambiar nada. Su nombre, el motivo y lo que abra constan en el registro. El almacén recibe después una nueva clave, y la hoja deja de servir.</translation>
    </message>
    <message>
        <source>Policy: none is laid down on this machine; the defaults hold.</source>
        <translation>Directiva: no hay ninguna fijada en este equipo; valen los valores predeterminados.</translation>
    </message>
    <message>
        <source>Policy: {file} lays down {count} of the settings.</source>
        <translation>Directiva: {file} fija {count} de los ajustes.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Reco&amp;very sheets</source>
        <translation>Hojas de rec&amp;uperación</translation>
    </message>
    <message>
        <source>S&amp;how what is typed</source>
        <translation>Mo&amp;strar lo que se escribe</translation>
    </message>
    <message>
        <source>Say who you are. It becomes part of the log.</source>
        <translation>Indique quién es usted. Pasa a formar parte del registro.</translation>
    </message>
    <message>
        <source>Self-check failed: {which}.</source>
        <translation>La autocomprobación ha fallado: {which}.</translation>
    </message>
    <message>
        <source>Self-check: {count} checks passed.</source>
        <translation>Autocomprobación: {count} comprobaciones superadas.</translation>
    </message>
    <message>
        <source>The administrator's &amp;new passphrase</source>
        <translation>&amp;Nueva frase de contraseña del administrador</translation>
    </message>
    <message>
        <source>The administrator's user na&amp;me</source>
        <translation>No&amp;mbre de usuario del administrador</translation>
    </message>
    <message>
        <source>The backup was brought back: {people} people, {patients} patients, {entries} log entries. The store that was here is kept in {aside}.</source>
        <translation>La copia de seguridad se ha recuperado: {people} personas, {patients} pacientes, {entries} asientos del registro. El almacén que había aquí se conserva en {aside}.</translation>
    </message>
    <message>
        <source>The backup was not brought back; the store is as it was. {why}</source>
        <translation>La copia de seguridad no se ha recuperado; el almacén está como estaba. {why}</translation>
    </message>
    <message>
        <source>The store gets a new key when an administrator signs in.</source>
        <translation>El almacén recibe una nueva clave cuando un administrador inicia sesión.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Las dos frases de contraseña no son iguales.</translation>
    </message>
    <message>
        <source>This store is new, and nobody is its administrator: no person can be added, and no backup or recovery sheet can be made. If that is not what you want, make the store anew.</source>
        <translation>Este almacén es nuevo y nadie es su administrador: no se puede añadir a ninguna persona ni hacer copias de seguridad u hojas de recuperación. Si no es eso lo que desea, cree de nuevo el almacén.</translation>
    </message>
    <message>
        <source>This store is new. Make recovery sheets now: without them a forgotten passphrase of the only administrator loses every record.</source>
        <translation>Este almacén es nuevo. Haga ahora las hojas de recuperación: sin ellas, si el único administrador olvida la frase de contraseña, se pierden todas las historias.</translation>
    </message>
    <message>
        <source>Type what stands on the sheet.</source>
        <translation>Escriba lo que figura en la hoja.</translation>
    </message>
    <message>
        <source>What stands on sheet &amp;1</source>
        <translation>Lo que figura en la hoja &amp;1</translation>
    </message>
    <message>
        <source>What stands on sheet &amp;2</source>
        <translation>Lo que figura en la hoja &amp;2</translation>
    </message>
    <message>
        <source>Why you open it</source>
        <translation>Por qué lo abre</translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation>Su no&amp;mbre</translation>
    </message>
    <message>
        <source>Your name, which becomes part of the log</source>
        <translation>Su nombre, que pasa a formar parte del registro</translation>
    </message>
</context>
</TS>
