# The compiler of the native presets: Clang, which Emscripten is made of and clang-tidy too. One front end says the same of
# a file for all three, and it is quicker than GCC. CXX in the environment names another compiler.
if(NOT DEFINED ENV{CXX} AND NOT CMAKE_CXX_COMPILER)
  find_program(CAIRN_CLANG clang)
  find_program(CAIRN_CLANGXX clang++)
  if(CAIRN_CLANG AND CAIRN_CLANGXX)
    set(CMAKE_C_COMPILER "${CAIRN_CLANG}")
    set(CMAKE_CXX_COMPILER "${CAIRN_CLANGXX}")
    find_program(CAIRN_LLD ld.lld)
    if(CAIRN_LLD)
      set(CMAKE_EXE_LINKER_FLAGS_INIT "-fuse-ld=lld")
    endif()
  endif()
endif()
