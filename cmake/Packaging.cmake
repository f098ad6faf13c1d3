# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the Debian package that CPack makes of it.
include(GNUInstallDirs)

# The manual and the completions are what the executable says of itself.
set(said ${PROJECT_BINARY_DIR}/said)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog.in ${PROJECT_BINARY_DIR}/changelog @ONLY)
add_custom_command(OUTPUT ${said}/stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${said}
  COMMAND rung manual-pages ${said}/man1
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_BINARY_DIR}/changelog ${said}/changelog
  COMMAND gzip -9nr ${said}/man1 ${said}/changelog
  COMMAND rung completions bash > ${said}/rung
  COMMAND rung completions zsh > ${said}/_rung
  COMMAND rung completions fish > ${said}/rung.fish
  COMMAND ${CMAKE_COMMAND} -E touch ${said}/stamp
  DEPENDS rung ${PROJECT_BINARY_DIR}/changelog COMMENT "Writing manual pages and completions" VERBATIM)
add_custom_target(said ALL DEPENDS ${said}/stamp)

install(TARGETS rung RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${said}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${said}/rung DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${said}/rung.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# Zsh looks for what packages bring elsewhere than for what an administrator installs.
install(CODE "
  set(where site-functions)
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
    set(where vendor-completions)
  endif()
  file(INSTALL DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${where}\" TYPE FILE FILES \"${said}/_rung\")")

# The rule sets' tests read the examples, so the two keep their places to one another.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules ${PROJECT_SOURCE_DIR}/examples
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rung
  FILES_MATCHING PATTERN "*.rung" PATTERN "*.yaml" PATTERN "*.json")
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}
  FILES_MATCHING PATTERN "*.md" PATTERN decisions EXCLUDE)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/debian/copyright ${said}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/rung)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rung)
set(CPACK_PACKAGE_CONTACT "The Rung maintainers <maintainers@rung.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "rules engine that decides upgrades and says why not")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Rung decides which upgrades may be taken, and where one may not, says why
and what to do about it. The policy is text that operations staff read and
edit; it is checked before anything is decided, formatted, tested and compared
like a program's source. Rule sets for Office 365 and for Kubernetes releases
come with it.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS graphviz)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
